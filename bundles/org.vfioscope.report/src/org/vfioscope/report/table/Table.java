package org.vfioscope.report.table;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * A table of a report, with a row for each thing of one class.
 *
 * @param <T> what the rows are taken from, such as a device of a report
 * @param name the table's name, such as {@code regions}
 * @param columns the names of its columns, such as {@code file-offset}
 * @param rows gives the rows
 */
public record Table<T>(String name, List<String> columns, Rows<T> rows) {

    /**
     * Gives the rows of a table.
     *
     * @param <T> what the rows are taken from
     */
    @FunctionalInterface
    public interface Rows<T> {

        /**
         * Gives the rows of one thing.
         *
         * @param of the thing
         * @param row takes the rows, each with a cell for every column
         * @throws IOException if a row cannot be taken, or content cannot be read
         */
        void write(T of, Row row) throws IOException;
    }

    /** Takes rows. */
    @FunctionalInterface
    public interface Row {

        /**
         * Takes a row.
         *
         * @param cells a cell for every column
         * @throws IOException if it cannot be written
         */
        void add(List<String> cells) throws IOException;
    }

    /** Keeps an own copy. */
    public Table {
        columns = List.copyOf(columns);
    }

    /**
     * The same table with some of its columns, in an order of choice.
     *
     * @param names the names of the columns, in any case
     * @return the table
     * @throws IllegalArgumentException if there is no column of a name; the message names those there are
     */
    public Table<T> choose(List<String> names) {
        List<Integer> places = names.stream().map(this::place).toList();
        return new Table<>(
                name,
                places.stream().map(columns::get).toList(),
                (of, row) -> rows.write(
                        of, cells -> row.add(places.stream().map(cells::get).toList())));
    }

    private int place(String column) {
        int place = columns.indexOf(column.strip().toLowerCase(Locale.ROOT));
        if (place < 0) {
            throw new IllegalArgumentException(
                    "'%s' is no column of %s, which has %s".formatted(column, name, String.join(",", columns)));
        }
        return place;
    }
}
