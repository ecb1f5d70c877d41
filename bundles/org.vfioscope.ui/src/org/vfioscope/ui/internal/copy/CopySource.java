package org.vfioscope.ui.internal.copy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.vfioscope.ui.internal.tree.ClickedColumn;

/** Reads what is selected in a native tree or table; columns that are not shown are left out. */
public final class CopySource {

    private CopySource() {}

    /**
     * The selected rows.
     *
     * @param control what has the focus
     * @return the rows, or empty where it is no tree or table or nothing is selected
     */
    public static Optional<CopiedTable> selected(Control control) {
        return switch (control) {
            case Tree tree
            when tree.getSelectionCount() > 0 -> Optional.of(table(tree, Arrays.asList(tree.getSelection())));
            case Table table
            when table.getSelectionCount() > 0 -> {
                int[] columns =
                        shown(table.getColumnOrder(), i -> table.getColumn(i).getWidth());
                yield Optional.of(new CopiedTable(
                        IntStream.of(columns)
                                .mapToObj(i -> table.getColumn(i).getText())
                                .toList(),
                        Arrays.stream(table.getSelection())
                                .map(item -> cells(columns, item::getText))
                                .toList()));
            }
            case null, default -> Optional.empty();
        };
    }

    /**
     * The selected rows; where it is a single one of a tree, those below it too, as far as it is expanded.
     *
     * @param control what has the focus
     * @return the rows, or empty where it is no tree or table or nothing is selected
     */
    public static Optional<CopiedTable> selectedWithBelow(Control control) {
        if (control instanceof Tree tree && tree.getSelectionCount() == 1) {
            List<TreeItem> items = new ArrayList<>();
            addShown(tree.getSelection()[0], items);
            return Optional.of(table(tree, items));
        }
        return selected(control);
    }

    /**
     * All rows of a tree, as far as it is expanded.
     *
     * @param tree the tree
     * @return the rows, or empty where there are none
     */
    public static Optional<CopiedTable> shown(Tree tree) {
        List<TreeItem> items = new ArrayList<>();
        for (TreeItem root : tree.getItems()) {
            addShown(root, items);
        }
        return items.isEmpty() ? Optional.empty() : Optional.of(table(tree, items));
    }

    /**
     * The value in the column that was clicked last, of the selected row.
     *
     * @param control what has the focus
     * @return the value, or empty where not exactly one row is selected
     */
    public static Optional<String> value(Control control) {
        return switch (control) {
            case Tree tree
            when tree.getSelectionCount() == 1 ->
                Optional.of(CopiedValue.of(tree.getSelection()[0].getText(ClickedColumn.of(tree))));
            case Table table
            when table.getSelectionCount() == 1 ->
                Optional.of(CopiedValue.of(table.getSelection()[0].getText(ClickedColumn.of(table))));
            case null, default -> Optional.empty();
        };
    }

    private static CopiedTable table(Tree tree, List<TreeItem> items) {
        int[] columns = shown(tree.getColumnOrder(), i -> tree.getColumn(i).getWidth());
        return new CopiedTable(
                IntStream.of(columns).mapToObj(i -> tree.getColumn(i).getText()).toList(),
                items.stream().map(item -> cells(columns, item::getText)).toList());
    }

    private static void addShown(TreeItem item, List<TreeItem> items) {
        items.add(item);
        if (item.getExpanded()) {
            for (TreeItem child : item.getItems()) {
                addShown(child, items);
            }
        }
    }

    private static int[] shown(int[] order, IntFunction<Integer> width) {
        return IntStream.of(order).filter(i -> width.apply(i) > 0).toArray();
    }

    private static List<String> cells(int[] columns, IntFunction<String> text) {
        return IntStream.of(columns).mapToObj(text).toList();
    }
}
