package org.vfioscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.report.export.ExportOptions;
import org.vfioscope.report.export.ReportExport;
import org.vfioscope.report.export.WholeFile;
import org.vfioscope.report.json.JsonReportRenderer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes captures of what other programs print. */
@Command(
        name = "import",
        description = {
            "Makes a capture of what a QEMU trace log or lspci's output tells.",
            "A log may hold any other lines; which kind of file it is, it tells itself.",
            "What a file does not tell is not captured, rather than zero."
        },
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "QEMU writes its events with: -trace 'vfio_region_*' -trace 'vfio_msix_fixup'",
            "",
            "Every other command takes such a file as it is.",
            "",
            "Examples:",
            "  vfioscope import qemu.log -o guest.json",
            "  lspci -vvv -nn -xxxx > dump; vfioscope import dump -o host.json",
            "  vfioscope diff qemu.log 0000:03:00.0"
        })
final class ImportCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private HelpOption help;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "QEMU's log, or what lspci -vvv -xxxx printed, or what lspci -F reads.")
    private List<Path> files;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to a file, whole or not at all; one that exists is replaced.")
    private Path output;

    ImportCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, RefusedException {
        List<DeviceDescription> devices = new ArrayList<>();
        boolean all = DeviceNames.describe(
                context, files.stream().map(file -> "capture:" + file).toList(), devices);
        try (ProgressLine progress = new ProgressLine(context, ProgressLine.isTerminal(), System::nanoTime)) {
            ReportExport export = new ReportExport(context.access(), context.occasion(), ExportOptions.USUAL, progress);
            write(export, devices);
            return all && !progress.hasFailed() ? CommandLineRunner.DONE : CommandLineRunner.REFUSED;
        }
    }

    private void write(ReportExport export, List<DeviceDescription> devices) throws IOException, RefusedException {
        String generator = context.version().generator();
        if (output == null) {
            export.write(devices, new JsonReportRenderer(), generator, context.out());
            return;
        }
        try {
            export.write(devices, new JsonReportRenderer(), generator, output);
        } catch (IOException e) {
            throw new RefusedException("cannot write %s: %s".formatted(output, WholeFile.reason(e)), e);
        }
    }
}
