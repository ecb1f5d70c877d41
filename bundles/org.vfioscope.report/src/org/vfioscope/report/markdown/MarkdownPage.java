package org.vfioscope.report.markdown;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.IntStream;
import org.vfioscope.report.text.TextPage;

/** Markdown that reads well as it is in 80 columns: what is too wide for a table becomes a list. */
final class MarkdownPage {

    private static final int COLUMNS = 80;

    private final TextPage page = new TextPage(COLUMNS);
    private boolean listing;

    void heading(int level, String text) {
        endList();
        page.line("#".repeat(level) + " ", "", escape(text));
        page.blank();
    }

    void item(String text) {
        page.line("- ", "  ", escape(text));
        listing = true;
    }

    void paragraph(String text) {
        endList();
        page.line("", "", escape(text));
        page.blank();
    }

    /** A table, its columns padded; or, where it would be too wide, an item for each row. */
    void table(List<String> headings, List<List<String>> rows) {
        endList();
        List<List<String>> cells = rows.stream()
                .map(row -> row.stream().map(MarkdownPage::escape).toList())
                .toList();
        List<Integer> widths = IntStream.range(0, headings.size())
                .mapToObj(column -> Math.max(
                        headings.get(column).length(),
                        cells.stream()
                                .mapToInt(row -> row.get(column).length())
                                .max()
                                .orElse(0)))
                .toList();
        if (widths.stream().mapToInt(width -> width + 3).sum() + 1 > COLUMNS) {
            for (List<String> row : rows) {
                item(String.join(
                        ", ",
                        IntStream.range(0, row.size())
                                .filter(column -> !row.get(column).isEmpty())
                                .mapToObj(column -> headings.get(column) + " " + row.get(column))
                                .toList()));
            }
            endList();
            return;
        }
        page.row(row(headings, widths));
        page.row("|"
                + String.join(
                        "|", widths.stream().map(width -> "-".repeat(width + 2)).toList()) + "|");
        cells.forEach(row -> page.row(row(row, widths)));
        page.blank();
    }

    void fence() {
        endList();
        page.row("```");
    }

    /** A line between two fences. */
    void verbatim(String line) {
        page.row(line);
    }

    void endFence() {
        page.row("```");
        page.blank();
    }

    void endList() {
        if (listing) {
            listing = false;
            page.blank();
        }
    }

    void flushTo(Writer out) throws IOException {
        page.flushTo(out);
    }

    private static String row(List<String> cells, List<Integer> widths) {
        StringBuilder row = new StringBuilder("|");
        for (int column = 0; column < cells.size(); column++) {
            row.append(' ')
                    .append(cells.get(column))
                    .append(" ".repeat(widths.get(column) - cells.get(column).length()))
                    .append(" |");
        }
        return row.toString();
    }

    /** Keeps what Markdown would take for its own; an underscore inside a word is none of it. */
    static String escape(String text) {
        return text.replaceAll("[\\\\`*<|]", "\\\\$0")
                .replace("](", "]\\(")
                .replaceAll("(?<![\\p{Alnum}_])_|_(?![\\p{Alnum}_])", "\\\\_");
    }
}
