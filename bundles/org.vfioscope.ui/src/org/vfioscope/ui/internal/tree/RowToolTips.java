package org.vfioscope.ui.internal.tree;

import org.eclipse.jface.viewers.ColumnViewer;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.jface.window.ToolTip;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

/** The tooltips of a tree's rows; over a cell that is cut off its whole text comes first. */
final class RowToolTips extends ColumnViewerToolTipSupport {

    /** Pixels between a row and its tooltip, so that the mouse on the row is not on the tooltip. */
    private static final int GAP = 2;

    private final ColumnViewer viewer;

    private RowToolTips(ColumnViewer viewer) {
        super(viewer, ToolTip.NO_RECREATE, false);
        this.viewer = viewer;
    }

    /** Lets rows show what their labels give as tooltip. */
    static RowToolTips install(ColumnViewer viewer) {
        return new RowToolTips(viewer);
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

    /**
     * Below the row, or above it at the bottom of the display, and right of the names: those are what one is about to click
     * next.
     */
    @Override
    public Point getLocation(Point tipSize, Event event) {
        ViewerCell cell = viewer.getCell(new Point(event.x, event.y));
        if (cell == null) {
            return super.getLocation(tipSize, event);
        }
        Control tree = cell.getControl();
        Rectangle row = cell.getBounds();
        Rectangle names = cell.getViewerRow().getBounds(0);
        Rectangle display = tree.getMonitor().getClientArea();
        Point below = tree.toDisplay(Math.max(event.x, names.x + names.width), row.y + row.height + GAP);
        int top = below.y + tipSize.y <= display.y + display.height
                ? below.y
                : tree.toDisplay(0, row.y).y - GAP - tipSize.y;
        int left = Math.min(below.x, display.x + display.width - tipSize.x);
        return new Point(Math.max(display.x, left), Math.max(display.y, top));
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
