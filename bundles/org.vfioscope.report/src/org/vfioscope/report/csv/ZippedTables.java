package org.vfioscope.report.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.vfioscope.report.DeviceReport;
import org.vfioscope.report.ReportWriter;
import org.vfioscope.report.table.Table;

/** Collects each table in a temporary file, since a zip takes its entries one after the other, and zips them at the end. */
final class ZippedTables implements ReportWriter {

    /** Any day that a zip can tell: the same report gives the same bytes every time, in every time zone. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private record Part(Table<DeviceReport> table, Path file, OutputStream out, CsvTable<DeviceReport> csv) {}

    private final List<Part> parts = new ArrayList<>();
    private final OutputStream out;

    ZippedTables(List<Table<DeviceReport>> tables, OutputStream out) throws IOException {
        this.out = out;
        try {
            for (Table<DeviceReport> table : tables) {
                Path file = Files.createTempFile("vfioscope-" + table.name(), ".csv");
                OutputStream stream = Files.newOutputStream(file);
                parts.add(new Part(table, file, stream, new CsvTable<>(table, stream)));
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    @Override
    public void add(DeviceReport device) throws IOException {
        for (Part part : parts) {
            part.csv().add(device);
        }
    }

    @Override
    public void finish() throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Part part : parts) {
            part.csv().flush();
            ZipEntry entry = new ZipEntry(part.table().name() + ".csv");
            entry.setTimeLocal(NO_TIME);
            zip.putNextEntry(entry);
            Files.copy(part.file(), zip);
            zip.closeEntry();
        }
        zip.finish();
        zip.flush();
    }

    @Override
    public void close() throws IOException {
        for (Part part : parts) {
            part.out().close();
            Files.deleteIfExists(part.file());
        }
    }
}
