package org.vfioscope.ui.internal.copy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vfioscope.ui.internal.rows.TreeRow;

/** The value of a cell, without what only explains it: {@code 0x4000} of {@code 0x4000 (16 KiB)}. */
public final class CopiedValue {

    private static final Pattern NUMBER = Pattern.compile("(0x[0-9a-f]+) \\(.*\\)");
    private static final Pattern NAME_WITH_TITLE = Pattern.compile("(\\S+) {2}\\S.*");

    private CopiedValue() {}

    /**
     * Takes the value out of a cell.
     *
     * @param cell what the cell shows
     * @return the value
     */
    public static String of(String cell) {
        String text = cell.replace(TreeRow.SIMULATED_MARK, "");
        for (Pattern pattern : new Pattern[] {NUMBER, NAME_WITH_TITLE}) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        return text.strip();
    }
}
