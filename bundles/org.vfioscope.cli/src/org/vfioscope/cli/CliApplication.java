package org.vfioscope.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.Version;
import org.vfioscope.access.ProviderExtensions;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.report.ReportFormats;
import org.vfioscope.report.export.HostFacts;

/** The headless application; its result is the exit code of the process. */
public final class CliApplication implements IApplication {

    @Override
    public Object start(IApplicationContext context) {
        context.applicationRunning();
        // what is printed is read by programs too: digits and words do not follow the user's locale, nor do the bytes
        Locale.setDefault(Locale.ROOT);
        String[] arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        CommandLineRunner runner = new CommandLineRunner(
                new Product(
                        version(),
                        () -> ProviderExtensions.load(RegistryFactory.getRegistry()),
                        CliApplication::formats,
                        () -> HostFacts.now(Path.of("/proc"), Clock.systemUTC()),
                        CliApplication::pause),
                new FileOutputStream(FileDescriptor.out),
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8),
                System.in,
                CliApplication::isTerminal);
        return runner.run(GuardedArguments.unwrap(arguments));
    }

    /** Waits; whoever ends the process ends the waiting. */
    private static boolean pause(Duration length) {
        try {
            return !new CountDownLatch(1).await(length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether standard input is a terminal; Java 21 itself tells only whether both standard streams are. */
    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/0")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            // nobody can be asked where it cannot be known
            return false;
        }
    }

    private static ReportFormats formats() {
        return ReportFormats.load(
                RegistryFactory.getRegistry(), warning -> System.err.println("vfioscope: warning: " + warning));
    }

    /** The version of the bundle at the bottom of all, which the window's About shows too. */
    private static ProductVersion version() {
        Version version = FrameworkUtil.getBundle(DeviceDescription.class).getVersion();
        String number = "%d.%d.%d".formatted(version.getMajor(), version.getMinor(), version.getMicro());
        return new ProductVersion(number, version.getQualifier());
    }

    @Override
    public void stop() {
        // a command ends by itself; the framework only calls this while it goes down
    }
}
