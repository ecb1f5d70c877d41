package org.vfioscope.report.text;

import java.io.IOException;
import java.io.Writer;

/** Lines of a fixed width: indented by depth, broken between words, free of control characters. */
public final class TextPage {

    private static final int TERMINAL_COLUMNS = 100;
    private static final String INDENT = "    ";

    private final int columns;
    private final StringBuilder page = new StringBuilder();

    /** An empty page for a terminal of 100 columns. */
    public TextPage() {
        this(TERMINAL_COLUMNS);
    }

    /**
     * An empty page.
     *
     * @param columns how many characters a line may have
     */
    public TextPage(int columns) {
        this.columns = columns;
    }

    /**
     * Adds a line; what does not fit goes on below, one step further in.
     *
     * @param depth how many steps the line is indented
     * @param text the line
     */
    public void line(int depth, String text) {
        line(INDENT.repeat(depth), INDENT.repeat(depth + 1), text);
    }

    /**
     * Adds a line; what does not fit goes on below.
     *
     * @param indent stands before the line
     * @param further stands before what goes on below
     * @param text the line
     */
    public void line(String indent, String further, String text) {
        String rest = clean(text);
        String before = indent;
        while (before.length() + rest.length() > columns) {
            int end = rest.lastIndexOf(' ', columns - before.length());
            if (end <= 0) {
                break;
            }
            page.append(before).append(rest, 0, end).append('\n');
            rest = rest.substring(end + 1);
            before = further;
        }
        page.append(before).append(rest).append('\n');
    }

    /**
     * Adds a row of a table, which stays in one line: it is for programs that filter lines, too.
     *
     * @param text the row
     */
    public void row(String text) {
        page.append(clean(text)).append('\n');
    }

    /** Adds an empty line. */
    public void blank() {
        page.append('\n');
    }

    /**
     * Hands on what was added since the last time.
     *
     * @param out takes it
     * @throws IOException if it cannot be written
     */
    public void flushTo(Writer out) throws IOException {
        out.append(page);
        page.setLength(0);
    }

    /** Names come from files and devices; none of them is to move a terminal's cursor. */
    private static String clean(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
