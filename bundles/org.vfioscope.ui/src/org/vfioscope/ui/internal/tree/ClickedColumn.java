package org.vfioscope.ui.internal.tree;

import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/** Remembers in which column of a tree or table the mouse was pressed last: native ones select rows, not cells. */
public final class ClickedColumn {

    private static final String KEY = "org.vfioscope.ui.clickedColumn";

    private ClickedColumn() {}

    /**
     * Starts to remember.
     *
     * @param control a tree or a table
     */
    public static void watch(Control control) {
        control.addListener(SWT.MouseDown, event -> control.setData(KEY, at(control, new Point(event.x, event.y))));
    }

    /**
     * The column.
     *
     * @param control a tree or a table
     * @return its index, 0 where the mouse was in none
     */
    public static int of(Control control) {
        return control.getData(KEY) instanceof Integer column ? column : 0;
    }

    private static int at(Control control, Point point) {
        return switch (control) {
            case Tree tree
            when tree.getItem(point) instanceof TreeItem item ->
                IntStream.range(0, tree.getColumnCount())
                        .filter(i -> item.getBounds(i).contains(point))
                        .findFirst()
                        .orElse(0);
            case Table table
            when table.getItem(point) instanceof TableItem item ->
                IntStream.range(0, table.getColumnCount())
                        .filter(i -> item.getBounds(i).contains(point))
                        .findFirst()
                        .orElse(0);
            default -> 0;
        };
    }
}
