package org.vfioscope.ui.internal.tree;

import org.eclipse.jface.viewers.IElementComparer;
import org.vfioscope.ui.internal.rows.TreeRow;

/** Takes rows of the same key for the same row, so that a tree built anew keeps its expansion and selection. */
final class RowComparer implements IElementComparer {

    @Override
    public boolean equals(Object a, Object b) {
        if (a instanceof TreeRow left && b instanceof TreeRow right) {
            return left.key().equals(right.key());
        }
        return a == b;
    }

    @Override
    public int hashCode(Object element) {
        return element instanceof TreeRow row ? row.key().hashCode() : System.identityHashCode(element);
    }
}
