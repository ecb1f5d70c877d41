package org.vfioscope.ui.internal.tree;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.vfioscope.ui.internal.rows.TreeRow;

/** Gives a viewer the rows that were set last, whatever its input is. */
final class RowContent implements ITreeContentProvider {

    private final Map<String, TreeRow> byKey = new HashMap<>();
    private final Map<String, TreeRow> parents = new HashMap<>();
    private List<TreeRow> roots = List.of();

    void set(List<TreeRow> rows) {
        roots = rows;
        byKey.clear();
        parents.clear();
        rows.forEach(this::index);
    }

    private void index(TreeRow row) {
        byKey.put(row.key(), row);
        for (TreeRow child : row.children()) {
            parents.put(child.key(), row);
            index(child);
        }
    }

    /** Adds all rows in the order in which they are shown. */
    void addAll(List<TreeRow> rows) {
        roots.forEach(root -> addAll(root, rows));
    }

    private static void addAll(TreeRow row, List<TreeRow> rows) {
        rows.add(row);
        row.children().forEach(child -> addAll(child, rows));
    }

    List<TreeRow> roots() {
        return roots;
    }

    TreeRow find(String key) {
        return byKey.get(key);
    }

    @Override
    public Object[] getElements(Object input) {
        return roots.toArray();
    }

    @Override
    public Object[] getChildren(Object element) {
        return ((TreeRow) element).children().toArray();
    }

    @Override
    public Object getParent(Object element) {
        return parents.get(((TreeRow) element).key());
    }

    @Override
    public boolean hasChildren(Object element) {
        return !((TreeRow) element).children().isEmpty();
    }
}
