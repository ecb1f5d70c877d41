package org.vfioscope.ui.internal.tree;

import java.util.Arrays;
import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.Widget;

/**
 * Shares the width of a tree among its columns, some of which may not be shown.
 *
 * <p>GTK lets the last column that is shown take what is left over. JFace knows this of the last column alone: of another
 * it would believe that a user made it so wide, and leave the others what they have.
 */
final class ShownColumnsLayout extends TreeColumnLayout {

    @Override
    protected void updateColumnData(Widget changed) {
        Tree tree = ((TreeColumn) changed).getParent();
        boolean last = Arrays.stream(tree.getColumnOrder())
                .mapToObj(tree::getColumn)
                .filter(column -> column.getWidth() > 0)
                .reduce((before, after) -> after)
                .filter(changed::equals)
                .isPresent();
        if (!last) {
            super.updateColumnData(changed);
        }
    }
}
