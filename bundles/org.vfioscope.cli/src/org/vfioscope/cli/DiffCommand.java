package org.vfioscope.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.report.diff.Comparison;
import org.vfioscope.report.diff.DiffSection;
import org.vfioscope.report.diff.ReportDiff;
import org.vfioscope.report.diff.TextDiffRenderer;
import org.vfioscope.report.export.ExportOptions;
import org.vfioscope.report.export.ReportExport;
import org.vfioscope.report.export.WholeFile;
import org.vfioscope.report.json.JsonDiffRenderer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what is different between two devices or captures. */
@Command(
        name = "diff",
        description = {
            "Tells what differs between two devices, captures or both.",
            "What was not captured of one of them is not compared, and named."
        },
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "Exit codes: 0 no difference, 1 differences, 2 trouble. Of captures of several",
            "devices, those of one name are compared.",
            "",
            "Examples:",
            "  vfioscope diff before.json after.json",
            "  vfioscope diff 03:00.0 gpu.json --content config",
            "  vfioscope diff qemu.log 03:00.0 --format json"
        })
final class DiffCommand implements Callable<Integer> {

    /** As diff(1) has it: 1 is an answer, so trouble needs a code of its own. */
    private static final int TROUBLE = 2;

    private final CommandContext context;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A", description = "A device, a capture or a file.")
    private String a;

    @Parameters(index = "1", paramLabel = "B", description = "What it is compared with.")
    private String b;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "One of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private TextOrJson format;

    @Option(
            names = "--ignore",
            paramLabel = "SECTION",
            split = ",",
            description = "Leave sections out, parted by commas: ${COMPLETION-CANDIDATES}.")
    private List<DiffSection> ignored = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write to a file, whole or not at all; one that exists is replaced.")
    private Path file;

    @Mixin
    private ContentOptions content;

    DiffCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, RefusedException {
        List<String> names = DeviceNames.check(context.access(), spec.commandLine(), List.of(a, b));
        Set<DiffSection> leftOut = EnumSet.noneOf(DiffSection.class);
        leftOut.addAll(ignored);
        ExportOptions options = new ExportOptions(
                content.chosen(), content.width(), content.captured(), false, Optional.empty(), false);
        List<Exception> troubles = new ArrayList<>();
        ReportDiff diff;
        try {
            ReportExport export = new ReportExport(context.access(), context.occasion(), options, troubles::add);
            diff = new Comparison(
                            context.access(), export, leftOut, context.version().generator())
                    .compare(names.getFirst(), names.getLast(), (pair, property) -> {});
        } catch (VfioException | DeviceException e) {
            context.error(e);
            return TROUBLE;
        }
        deliver(format == TextOrJson.JSON ? JsonDiffRenderer.render(diff) : TextDiffRenderer.render(diff));
        troubles.forEach(context::error);
        if (!troubles.isEmpty()) {
            return TROUBLE;
        }
        return diff.isEqual() ? CommandLineRunner.DONE : CommandLineRunner.REFUSED;
    }

    private void deliver(String text) throws IOException, RefusedException {
        if (file == null) {
            context.print(text);
            return;
        }
        try (WholeFile whole = WholeFile.begin(file)) {
            whole.out().write(text.getBytes(StandardCharsets.UTF_8));
            whole.commit();
        } catch (IOException e) {
            throw new RefusedException("cannot write %s: %s".formatted(file, WholeFile.reason(e)), e);
        }
    }
}
