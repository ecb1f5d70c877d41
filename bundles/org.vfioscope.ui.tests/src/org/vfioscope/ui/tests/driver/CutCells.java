package org.vfioscope.ui.tests.driver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;

/** Finds the cells of a tree whose text is wider than their column. To be called on the window's thread. */
public final class CutCells {

    private CutCells() {}

    /** The texts that are cut off in a column, of all rows that are shown, expanded ones with those below them. */
    public static List<String> in(Tree tree, String title) {
        TreeColumn column = Arrays.stream(tree.getColumns())
                .filter(each -> each.getText().equals(title))
                .findFirst()
                .orElseThrow();
        List<String> cut = new ArrayList<>();
        GC gc = new GC(tree);
        for (TreeItem item : tree.getItems()) {
            add(item, tree.indexOf(column), gc, cut);
        }
        gc.dispose();
        return cut;
    }

    /** Whether the text of a cell is shown up to the end of a part of it, which is in it. */
    public static boolean showsWhole(TreeItem item, int column, String part) {
        String shown = item.getText(column).substring(0, item.getText(column).indexOf(part) + part.length());
        GC gc = new GC(item.getParent());
        int end = item.getTextBounds(column).x + gc.textExtent(shown).x;
        gc.dispose();
        return end <= item.getBounds(column).x + item.getBounds(column).width;
    }

    private static void add(TreeItem item, int column, GC gc, List<String> cut) {
        int right = item.getBounds(column).x + item.getBounds(column).width;
        if (item.getTextBounds(column).x + gc.textExtent(item.getText(column)).x > right) {
            cut.add(item.getText(column));
        }
        if (item.getExpanded()) {
            for (TreeItem below : item.getItems()) {
                add(below, column, gc, cut);
            }
        }
    }
}
