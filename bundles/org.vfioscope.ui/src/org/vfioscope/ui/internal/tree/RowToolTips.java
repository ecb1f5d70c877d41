package org.vfioscope.ui.internal.tree;

import org.eclipse.jface.viewers.ColumnViewer;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.jface.window.ToolTip;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

/** The tooltips of a tree's rows; over a cell that is cut off its whole text comes first. */
final class RowToolTips extends ColumnViewerToolTipSupport {

    private final ColumnViewer viewer;

    private RowToolTips(ColumnViewer viewer) {
        super(viewer, ToolTip.NO_RECREATE, false);
        this.viewer = viewer;
    }

    /** Lets rows show what their labels give as tooltip. */
    static void install(ColumnViewer viewer) {
        new RowToolTips(viewer);
    }

    @Override
    protected String getText(Event event) {
        String text = super.getText(event);
        ViewerCell cell = viewer.getCell(new Point(event.x, event.y));
        // the first cell names the row, as every tooltip does that says more of it
        if (cell == null || cell.getColumnIndex() == 0 || text.contains(cell.getText()) || fits(cell)) {
            return text;
        }
        return cell.getText() + "\n" + text;
    }

    private static boolean fits(ViewerCell cell) {
        Control tree = cell.getControl();
        GC gc = new GC(tree);
        try {
            return gc.textExtent(cell.getText()).x <= cell.getTextBounds().width;
        } finally {
            gc.dispose();
        }
    }

    /**
     * Leaves the focus where it is. JFace would give it to the tree; where the key that hid the tooltip has opened a
     * dialog, that dialog would not see Return and Escape any more.
     */
    @Override
    protected void afterHideToolTip(Event event) {
        // the tooltip never had the focus
    }
}
