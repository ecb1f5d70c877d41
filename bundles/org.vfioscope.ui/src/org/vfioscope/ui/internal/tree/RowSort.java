package org.vfioscope.ui.internal.tree;

import java.util.Comparator;
import java.util.List;
import org.vfioscope.ui.internal.rows.TreeRow;

/**
 * Puts the rows of each level into the order of a column.
 *
 * @param column the column, or {@link #NONE} for the order in which the rows come
 * @param descending whether the largest comes first
 */
public record RowSort(int column, boolean descending) {

    /** Stands for no column. */
    public static final int NONE = -1;

    /** The order in which the rows come. */
    public static final RowSort AS_GIVEN = new RowSort(NONE, false);

    /**
     * What a click on a heading means: up, down, and as given again.
     *
     * @param clicked the column
     * @return the next order
     */
    public RowSort clicked(int clicked) {
        if (column != clicked) {
            return new RowSort(clicked, false);
        }
        return descending ? AS_GIVEN : new RowSort(clicked, true);
    }

    /**
     * Sorts rows and those below them; equal ones keep their order.
     *
     * @param rows the rows
     * @return the same rows in this order
     */
    public List<TreeRow> apply(List<TreeRow> rows) {
        if (column == NONE) {
            return rows;
        }
        Comparator<TreeRow> up = Comparator.comparing(row -> row.cells().get(column), new CellOrder());
        return rows.stream()
                .map(row -> row.withChildren(apply(row.children())))
                .sorted(descending ? up.reversed() : up)
                .toList();
    }
}
