package org.vfioscope.ui.internal.tree;

/**
 * A column of a tree or a table.
 *
 * @param title its heading
 * @param weight its share of the width that is left over; a column that has none does not shrink below its content
 * @param minimum the width below which it does not shrink, in characters of the tree's font
 * @param shown whether it is shown until the user chooses otherwise
 * @param hint the tooltip of its heading, or null for none
 */
public record ColumnSpec(String title, int weight, int minimum, boolean shown, String hint) {

    /**
     * A column that is shown.
     *
     * @param title its heading
     * @param weight its share of the width that is left over
     * @param minimum the width below which it does not shrink, in characters of the tree's font
     */
    public ColumnSpec(String title, int weight, int minimum) {
        this(title, weight, minimum, true, null);
    }

    /**
     * A column that is as wide as its content.
     *
     * @param title its heading
     * @return the column
     */
    public static ColumnSpec asItsContent(String title) {
        return new ColumnSpec(title, 0, 0);
    }

    /** {@return the same column, shown only when the user chooses it: another place tells the same} */
    public ColumnSpec onDemand() {
        return new ColumnSpec(title, weight, minimum, false, hint);
    }

    /**
     * The same column, with its heading explained.
     *
     * @param words the tooltip of its heading
     * @return the column
     */
    public ColumnSpec explained(String words) {
        return new ColumnSpec(title, weight, minimum, shown, words);
    }
}
