package org.vfioscope.ui.internal.tree;

import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;

/** Tells that the selected rows may say something else, which a viewer keeps to itself where they are the same rows. */
final class RowViewer extends TreeViewer {

    RowViewer(Composite parent) {
        super(parent, SWT.MULTI | SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
    }

    /** Tells those who listen to what is selected afterwards; the others would take it for a selection by the user. */
    void tellSelectedAgain() {
        firePostSelectionChanged(new SelectionChangedEvent(this, getSelection()));
    }
}
