package org.vfioscope.ui.internal.tree;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import org.eclipse.swt.widgets.Item;
import org.eclipse.swt.widgets.Scrollable;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;

/** A column of a tree or of a table, for which SWT has no common type. */
sealed interface SizedColumn {

    /** The column itself. */
    Item item();

    /** Its width in pixels. */
    int width();

    /** Gives it a width; with 0 it is not shown. */
    void resize(int width);

    /** Makes it as wide as its heading and its longest text that is shown. */
    void pack();

    /** Whether it is the last one that is shown, which GTK gives what is left over. */
    boolean isLast();

    /** The columns of a tree or a table, in the order in which they were made. */
    static List<SizedColumn> of(Scrollable control) {
        return switch (control) {
            case Tree tree ->
                Arrays.stream(tree.getColumns()).<SizedColumn>map(OfTree::new).toList();
            case Table table ->
                Arrays.stream(table.getColumns()).<SizedColumn>map(OfTable::new).toList();
            default -> throw new IllegalArgumentException(control + " has no columns");
        };
    }

    private static boolean isLast(int index, int[] order, IntUnaryOperator width) {
        return Arrays.stream(order)
                .filter(i -> width.applyAsInt(i) > 0)
                .reduce((before, after) -> after)
                .equals(OptionalInt.of(index));
    }

    /** Of a tree. */
    record OfTree(TreeColumn item) implements SizedColumn {

        @Override
        public int width() {
            return item.getWidth();
        }

        @Override
        public void resize(int width) {
            item.setWidth(width);
        }

        @Override
        public void pack() {
            item.pack();
        }

        @Override
        public boolean isLast() {
            Tree tree = item.getParent();
            return SizedColumn.isLast(
                    tree.indexOf(item),
                    tree.getColumnOrder(),
                    i -> tree.getColumn(i).getWidth());
        }
    }

    /** Of a table. */
    record OfTable(TableColumn item) implements SizedColumn {

        @Override
        public int width() {
            return item.getWidth();
        }

        @Override
        public void resize(int width) {
            item.setWidth(width);
        }

        @Override
        public void pack() {
            item.pack();
        }

        @Override
        public boolean isLast() {
            Table table = item.getParent();
            return SizedColumn.isLast(
                    table.indexOf(item),
                    table.getColumnOrder(),
                    i -> table.getColumn(i).getWidth());
        }
    }
}
