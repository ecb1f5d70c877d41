package org.vfioscope.ui.internal.host;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.vfioscope.ui.internal.views.Filterable;
import org.vfioscope.ui.internal.views.ViewFrame;

/** Which process holds which dmabuf, and which devices it has open. */
public final class HoldersView extends ViewPart implements Filterable {

    private HoldersPane pane;

    @Override
    public void createPartControl(Composite parent) {
        pane = new HoldersPane(parent, getViewSite());
        ViewFrame.connect(getViewSite(), pane.tree());
        pane.tree().onChosen(row -> {});
        getViewSite().getActionBars().getToolBarManager().add(pane.again());
    }

    @Override
    public void setFocus() {
        pane.page().focus();
    }

    @Override
    public void focusFilter() {
        pane.page().focusFilter();
    }
}
