package org.vfioscope.ui.internal.export;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.vfioscope.report.DeviceReport;
import org.vfioscope.report.ReportFormat;
import org.vfioscope.report.ReportRenderer;
import org.vfioscope.report.csv.CsvReportRenderer;
import org.vfioscope.report.table.ReportTables;
import org.vfioscope.report.table.Table;

/**
 * Which form a document takes.
 *
 * @param format the form
 * @param table of CSV the name of the only table; empty for all of them in a zip
 * @param columns of that table the columns, parted by commas; empty for all of them
 */
record FormChoice(ReportFormat format, String table, String columns) {

    static final String CSV = "csv";

    private boolean isTable() {
        return format.id().equals(CSV) && !table.isEmpty();
    }

    /** Whether the document is text. */
    boolean isText() {
        return format.text() || isTable();
    }

    /** The ending of the file, without its dot. */
    String extension() {
        return isTable() ? CSV : format.extension();
    }

    /**
     * Makes the renderer.
     *
     * @throws IllegalArgumentException if there is no column of a name; the message names those there are
     */
    Supplier<ReportRenderer> renderer() {
        if (!isTable()) {
            return format.renderer();
        }
        Table<DeviceReport> whole = ReportTables.named(table);
        List<String> names = Arrays.stream(columns.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        Table<DeviceReport> chosen = names.isEmpty() ? whole : whole.choose(names);
        return () -> CsvReportRenderer.of(chosen);
    }
}
