package org.vfioscope.ui.internal.copy;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows as text.
 *
 * @param headings the titles of the columns that are shown, in the order in which they are shown
 * @param rows the cells of each row, in the same order
 */
public record CopiedTable(List<String> headings, List<List<String>> rows) {

    /** {@return a line a row, cells parted by tabs, without the headings: as spreadsheets take it} */
    public String asTabs() {
        return rows.stream().map(row -> String.join("\t", row)).collect(Collectors.joining("\n"));
    }

    /** {@return a Markdown table with its headings} */
    public String asMarkdown() {
        return line(headings)
                + "\n"
                + line(headings.stream().map(heading -> "---").toList())
                + rows.stream().map(row -> "\n" + line(row)).collect(Collectors.joining())
                + "\n";
    }

    private static String line(List<String> cells) {
        return cells.stream().map(CopiedTable::escaped).collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String escaped(String cell) {
        return cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ");
    }
}
