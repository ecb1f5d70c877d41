package org.vfioscope.report.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.vfioscope.report.Utf8;
import org.vfioscope.report.table.Table;

/**
 * A table written as CSV: a line of column names first, then a line for each row.
 *
 * @param <T> what the rows are taken from
 */
public final class CsvTable<T> {

    private final Table<T> table;
    private final Writer writer;
    private final CsvWriter csv;

    /**
     * Begins a table.
     *
     * @param table the table
     * @param out takes it; not closed
     */
    public CsvTable(Table<T> table, OutputStream out) {
        this.table = table;
        this.writer = Utf8.writer(out);
        this.csv = CsvWriter.builder().bufferSize(0).build(writer);
        csv.writeRecord(table.columns());
    }

    /**
     * Adds the rows of one thing.
     *
     * @param of the thing
     * @throws IOException if they cannot be written
     */
    public void add(T of) throws IOException {
        try {
            table.rows().write(of, csv::writeRecord);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Hands on what was written.
     *
     * @throws IOException if it cannot be written
     */
    public void flush() throws IOException {
        writer.flush();
    }
}
