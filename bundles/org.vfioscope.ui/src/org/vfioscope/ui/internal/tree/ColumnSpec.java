package org.vfioscope.ui.internal.tree;

/**
 * A column of a tree.
 *
 * @param title its heading
 * @param weight its share of the width that is left over
 * @param minimum the width below which it does not shrink, in characters of the tree's font
 * @param shown whether it is shown until the user chooses otherwise
 */
public record ColumnSpec(String title, int weight, int minimum, boolean shown) {

    /**
     * A column that is shown.
     *
     * @param title its heading
     * @param weight its share of the width that is left over
     * @param minimum the width below which it does not shrink, in characters of the tree's font
     */
    public ColumnSpec(String title, int weight, int minimum) {
        this(title, weight, minimum, true);
    }

    /** {@return the same column, shown only when the user chooses it: another place tells the same} */
    public ColumnSpec onDemand() {
        return new ColumnSpec(title, weight, minimum, false);
    }
}
