package org.vfioscope.app;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** The only perspective: views, and no editor area. */
public final class InspectPerspective implements IPerspectiveFactory {

    static final String ID = "org.vfioscope.app.inspect";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(false);
    }
}
