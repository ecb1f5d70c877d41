package org.vfioscope.report.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.vfioscope.report.DeviceReport;
import org.vfioscope.report.ReportRenderer;
import org.vfioscope.report.ReportWriter;
import org.vfioscope.report.table.ReportTables;
import org.vfioscope.report.table.Table;

/** Reports as CSV: one table as text, or all tables as a zip with a file each. */
public final class CsvReportRenderer implements ReportRenderer {

    private final List<Table<DeviceReport>> tables;
    private final boolean zip;

    private CsvReportRenderer(List<Table<DeviceReport>> tables, boolean zip) {
        this.tables = tables;
        this.zip = zip;
    }

    /** {@return the renderer that writes all tables into a zip} */
    public static CsvReportRenderer zip() {
        return new CsvReportRenderer(ReportTables.all(), true);
    }

    /**
     * The renderer that writes one table.
     *
     * @param table the table
     * @return the renderer
     */
    public static CsvReportRenderer of(Table<DeviceReport> table) {
        return new CsvReportRenderer(List.of(table), false);
    }

    @Override
    public ReportWriter open(String generator, OutputStream out) throws IOException {
        if (zip) {
            return new ZippedTables(tables, out);
        }
        CsvTable<DeviceReport> table = new CsvTable<>(tables.getFirst(), out);
        return new ReportWriter() {
            @Override
            public void add(DeviceReport device) throws IOException {
                table.add(device);
            }

            @Override
            public void finish() throws IOException {
                table.flush();
            }
        };
    }
}
