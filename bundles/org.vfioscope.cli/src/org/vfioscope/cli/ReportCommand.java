package org.vfioscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.report.ReportRenderer;
import org.vfioscope.report.export.ExportOptions;
import org.vfioscope.report.export.ReportExport;
import org.vfioscope.report.export.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says everything there is to know of devices. */
@Command(
        name = "report",
        description = {
            "Reports a device's regions, mmap ranges, interrupts and more.",
            "The devices are opened, read and closed one after the other. A report as JSON",
            "opens again as a device, by its file's name."
        },
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "A device that cannot be read is left out, with an error and exit code 1;",
            "of --all those that cannot be opened are reported as they were found.",
            "",
            "Examples:",
            "  vfioscope report 0000:03:00.0",
            "  vfioscope report 03:00.0 -o gpu.json",
            "  vfioscope report --all --redact -o host.html",
            "  vfioscope report sim:gpu --content config --format markdown",
            "  vfioscope report --all --table ranges --columns device,region,offset,size",
            "  vfioscope report host.json#0000:03:00.0"
        })
final class ReportCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private HelpOption help;

    @Mixin
    private ViaOption via;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "DEVICE",
            description = "Such as 0000:03:00.0, 03:00.0, sim:gpu or a capture's file.")
    private List<String> names = List.of();

    @Option(names = "--all", description = "Every device of this host, instead of named ones.")
    private boolean all;

    @Option(names = "--simulated", description = "With --all: the simulated devices too.")
    private boolean simulated;

    @Mixin
    private FormChoice form;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to a file, whole or not at all; one that exists is replaced.")
    private Path file;

    @Mixin
    private ContentOptions content;

    @Option(
            names = "--redact",
            description = "Mask the host's name, and PCI serial numbers in content of the config space.")
    private boolean redact;

    ReportCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, RefusedException {
        if (names.isEmpty() != all) {
            throw new ParameterException(
                    spec.commandLine(),
                    all ? "--all and names of devices exclude each other" : "missing required parameter: 'DEVICE'");
        }
        if (simulated && !all) {
            throw new ParameterException(spec.commandLine(), "--simulated goes with --all alone");
        }
        ReportRenderer renderer = form.renderer(context.formats(), Optional.ofNullable(file), spec.commandLine());
        List<DeviceDescription> devices = new ArrayList<>();
        boolean found = all
                ? discover(devices)
                : DeviceNames.describe(
                        context, DeviceNames.check(context.access(), spec.commandLine(), names), devices);
        return write(devices, renderer) && found ? CommandLineRunner.DONE : CommandLineRunner.REFUSED;
    }

    private boolean discover(List<DeviceDescription> devices) {
        boolean found = true;
        for (DeviceProvider provider : context.access().providers()) {
            try {
                if (!provider.simulated() || simulated) {
                    devices.addAll(provider.discover(() -> false));
                }
            } catch (VfioException e) {
                context.error(e);
                found = false;
            }
        }
        if (found && devices.isEmpty()) {
            context.note("vfioscope: no device was found; see: vfioscope devices");
        }
        return found;
    }

    private boolean write(List<DeviceDescription> devices, ReportRenderer renderer)
            throws IOException, RefusedException {
        ExportOptions options =
                new ExportOptions(content.chosen(), content.width(), content.captured(), all, via.way(), redact);
        String generator = context.version().generator();
        try (ProgressLine progress = new ProgressLine(context, ProgressLine.isTerminal(), System::nanoTime)) {
            ReportExport export = new ReportExport(context.access(), context.occasion(), options, progress);
            if (file == null) {
                export.write(devices, renderer, generator, context.out());
            } else {
                toFile(export, devices, renderer, generator);
            }
            return !progress.hasFailed();
        }
    }

    private void toFile(ReportExport export, List<DeviceDescription> devices, ReportRenderer renderer, String generator)
            throws RefusedException {
        try {
            export.write(devices, renderer, generator, file);
        } catch (IOException e) {
            throw new RefusedException("cannot write %s: %s".formatted(file, WholeFile.reason(e)), e);
        }
    }
}
