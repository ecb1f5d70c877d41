package org.vfioscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;
import org.vfioscope.report.DeviceReport;
import org.vfioscope.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says everything there is to know of devices. */
@Command(
        name = "report",
        description = {
            "Reports a device's regions, mmap ranges, interrupts and more.",
            "The devices are opened, read and closed one after the other."
        },
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "A device that cannot be read is left out, with an error and exit code 1.",
            "",
            "Examples:",
            "  vfioscope report 0000:03:00.0",
            "  vfioscope report sim:gpu sim:nvme --format json",
            "  vfioscope report 03:00.0 --format json -o gpu.json"
        })
final class ReportCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private HelpOption help;

    @Mixin
    private ViaOption via;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "DEVICE", description = "Such as 0000:03:00.0, 03:00.0 or sim:gpu.")
    private List<String> names;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "One of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private OutputFormat format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to a file, whole or not at all; one that exists is replaced.")
    private Path file;

    ReportCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, RefusedException {
        DeviceNames.check(context.access(), spec.commandLine(), names);
        List<DeviceReport> devices = new ArrayList<>();
        int code = CommandLineRunner.DONE;
        for (String name : names) {
            try (DeviceSession session = context.access().open(name, via.way())) {
                devices.add(DeviceReport.of(session));
            } catch (VfioException | DeviceException e) {
                context.error(e);
                code = CommandLineRunner.REFUSED;
            }
        }
        if (!devices.isEmpty()) {
            deliver(format.report().render(new Report(context.version().generator(), devices)));
        }
        return code;
    }

    private void deliver(String report) throws IOException, RefusedException {
        if (file == null) {
            context.print(report);
            return;
        }
        try {
            WholeFile.write(file, report);
        } catch (IOException e) {
            throw new RefusedException("cannot write %s: %s".formatted(file, WholeFile.reason(e)), e);
        }
    }
}
