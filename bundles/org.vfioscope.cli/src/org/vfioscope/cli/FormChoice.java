package org.vfioscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vfioscope.report.DeviceReport;
import org.vfioscope.report.ReportFormat;
import org.vfioscope.report.ReportFormats;
import org.vfioscope.report.ReportRenderer;
import org.vfioscope.report.csv.CsvReportRenderer;
import org.vfioscope.report.table.ReportTables;
import org.vfioscope.report.table.Table;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which form a report takes. */
final class FormChoice {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = FormatNames.class,
            description = "One of ${COMPLETION-CANDIDATES}, or one that a plug-in adds; default: what the ending of"
                    + " the --output file says, else text.")
    private String format;

    @Option(
            names = "--table",
            paramLabel = "TABLE",
            completionCandidates = TableNames.class,
            description = "Of csv, one table as text instead of a zip of all: ${COMPLETION-CANDIDATES}.")
    private String table;

    @Option(
            names = "--columns",
            paramLabel = "COLUMN",
            split = ",",
            description = "Of the table, these columns in this order; parted by commas.")
    private List<String> columns = List.of();

    /**
     * The renderer that was chosen.
     *
     * @param formats the forms there are
     * @param file the file to write; empty for standard output
     * @param command for errors of usage
     */
    ReportRenderer renderer(ReportFormats formats, Optional<Path> file, CommandLine command) {
        ReportFormat chosen = chosen(formats, file, command);
        if (!chosen.id().equals("csv") && (table != null || !columns.isEmpty())) {
            throw new ParameterException(command, "--table and --columns go with --format csv alone");
        }
        if (table != null) {
            return CsvReportRenderer.of(table(command));
        }
        if (!columns.isEmpty()) {
            throw new ParameterException(command, "--columns needs --table: each table has columns of its own");
        }
        if (!chosen.text() && file.isEmpty()) {
            throw new ParameterException(
                    command,
                    "%s is not text: name a file with --output%s"
                            .formatted(chosen.id(), chosen.id().equals("csv") ? ", or one table with --table" : ""));
        }
        return chosen.renderer().get();
    }

    private ReportFormat chosen(ReportFormats formats, Optional<Path> file, CommandLine command) {
        if (format != null) {
            return formats.find(format)
                    .orElseThrow(() -> new ParameterException(
                            command,
                            "invalid value for option '--format': '%s' is none of %s"
                                    .formatted(
                                            format,
                                            formats.all().stream()
                                                    .map(ReportFormat::id)
                                                    .collect(Collectors.joining(", ")))));
        }
        List<ReportFormat> all = new ArrayList<>(formats.all());
        String word = table != null || !columns.isEmpty() ? "csv" : "text";
        Optional<ReportFormat> byEnding = file.map(Path::toString)
                .flatMap(name -> all.stream()
                        .filter(one -> name.endsWith("." + one.extension()))
                        .findFirst());
        if (byEnding.isEmpty()
                && table == null
                && file.filter(FormChoice::hasEnding).isPresent()) {
            throw new ParameterException(
                    command,
                    "the ending of %s says no form, as %s would: choose one by --format%s"
                            .formatted(
                                    file.get(),
                                    all.stream()
                                            .map(one -> "." + one.extension())
                                            .distinct()
                                            .collect(Collectors.joining(", ")),
                                    file.get().toString().endsWith(".csv") ? ", or one table by --table" : ""));
        }
        return byEnding.or(() -> formats.find(word)).orElseThrow();
    }

    private static boolean hasEnding(Path file) {
        return file.getFileName() != null && file.getFileName().toString().lastIndexOf('.') > 0;
    }

    private Table<DeviceReport> table(CommandLine command) {
        try {
            Table<DeviceReport> whole = ReportTables.named(table);
            return columns.isEmpty() ? whole : whole.choose(columns);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command, e.getMessage(), e);
        }
    }
}
