package org.vfioscope.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.Version;
import org.vfioscope.access.ProviderExtensions;
import org.vfioscope.model.DeviceDescription;

/** The headless application; its result is the exit code of the process. */
public final class CliApplication implements IApplication {

    @Override
    public Object start(IApplicationContext context) {
        context.applicationRunning();
        // what is printed is read by programs too: digits and words do not follow the user's locale, nor do the bytes
        Locale.setDefault(Locale.ROOT);
        String[] arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        CommandLineRunner runner = new CommandLineRunner(
                version(),
                () -> ProviderExtensions.load(RegistryFactory.getRegistry()),
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8),
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), StandardCharsets.UTF_8),
                System.in,
                CliApplication::isTerminal);
        return runner.run(GuardedArguments.unwrap(arguments));
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
