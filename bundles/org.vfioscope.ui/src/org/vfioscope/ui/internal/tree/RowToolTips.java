package org.vfioscope.ui.internal.tree;

import org.eclipse.jface.viewers.ColumnViewer;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.window.ToolTip;
import org.eclipse.swt.widgets.Event;

/** The tooltips of a tree's rows. */
final class RowToolTips extends ColumnViewerToolTipSupport {

    private RowToolTips(ColumnViewer viewer) {
        super(viewer, ToolTip.NO_RECREATE, false);
    }

    /** Lets rows show what their labels give as tooltip. */
    static void install(ColumnViewer viewer) {
        new RowToolTips(viewer);
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
