package org.vfioscope.report.text;

/** Lines for a terminal of 100 columns: indented by depth, broken between words, free of control characters. */
final class TextPage {

    private static final int COLUMNS = 100;
    private static final String INDENT = "    ";

    private final StringBuilder page = new StringBuilder();

    /** Adds a line; what does not fit goes on below, one step further in. */
    void line(int depth, String text) {
        String rest = clean(text);
        String indent = INDENT.repeat(depth);
        while (indent.length() + rest.length() > COLUMNS) {
            int end = rest.lastIndexOf(' ', COLUMNS - indent.length());
            if (end <= 0) {
                break;
            }
            page.append(indent).append(rest, 0, end).append('\n');
            rest = rest.substring(end + 1);
            indent = INDENT.repeat(depth + 1);
        }
        page.append(indent).append(rest).append('\n');
    }

    /** Adds a row of a table, which stays in one line: it is for programs that filter lines, too. */
    void row(String text) {
        page.append(clean(text)).append('\n');
    }

    void blank() {
        page.append('\n');
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
