package org.vfioscope.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceServer;
import org.vfioscope.access.spi.Recording;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.SnapshotPart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Offers a device to other processes. */
@Command(
        name = "serve",
        description = {
            "Offers a device at a UNIX socket, in the vfio-user protocol.",
            "It goes on until Ctrl-C. Another Vfioscope opens it as vfio-user:PATH, a virtual",
            "machine monitor with a vfio-user client gives it to a guest. The socket belongs",
            "to this user alone. A capture can be served too, but is never written."
        },
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "There is neither DMA nor are there interrupts for clients.",
            "",
            "Examples:",
            "  vfioscope serve sim:nvme --socket /tmp/nvme.sock",
            "  vfioscope report vfio-user:/tmp/nvme.sock"
        })
final class ServeCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DEVICE", description = "Such as 0000:03:00.0, 03:00.0, sim:gpu or a capture's file.")
    private String name;

    @Option(
            names = "--socket",
            paramLabel = "PATH",
            required = true,
            description = "Where to listen; nothing may be there yet, and nothing is left there afterwards.")
    private Path socket;

    @Option(names = "--writable", description = "Let clients write to the device and reset it.")
    private boolean writable;

    ServeCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws VfioException, DeviceException, RefusedException {
        String device = DeviceNames.check(context.access(), spec.commandLine(), name);
        DeviceServer server = context.access().providers().stream()
                .flatMap(provider -> provider.server().stream())
                .findFirst()
                .orElseThrow(
                        () -> new RefusedException("this installation has no server: its vfio-user plug-in is gone"));
        try (EndOfRun end = new EndOfRun();
                DeviceSession session = context.access().open(device);
                DeviceServer.Service service = serve(server, session)) {
            context.warnings("");
            log("serving %s at %s, %s; Ctrl-C or SIGTERM to process %d ends it"
                    .formatted(
                            device,
                            socket,
                            writable ? "to be read and written" : "to be read alone",
                            ProcessHandle.current().pid()));
            end.await();
        }
        return CommandLineRunner.DONE;
    }

    private DeviceServer.Service serve(DeviceServer server, DeviceSession session)
            throws VfioException, RefusedException {
        Optional<Recording> capture = session.recording();
        if (capture.isPresent()) {
            if (writable) {
                throw new RefusedException(
                        "%s is a capture, and a capture is never written: serve it without --writable"
                                .formatted(session.device().name()));
            }
            missing(capture.get()).ifPresent(this::log);
        }
        return server.serve(session, socket, writable, this::log);
    }

    /** What a client misses of a capture; a device without its ids looks broken to it. */
    private static Optional<String> missing(Recording capture) {
        if (!capture.snapshot().has(SnapshotPart.REGIONS)) {
            return Optional.of("its regions were not captured, so the client sees none, and no ids");
        }
        boolean identified = capture.contents().stream()
                .anyMatch(content -> content.region() == PciIndex.CONFIG && content.offset() == 0);
        return capture.snapshot().info().isPci() && !identified
                ? Optional.of("its config space was not captured, so the client sees no ids; a report with"
                        + " --content config has it")
                : Optional.empty();
    }

    private void log(String line) {
        context.note("vfioscope: " + line);
    }
}
