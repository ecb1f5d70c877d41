package org.vfioscope.app;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.vfioscope.ui.ViewIds;

/** The only perspective: devices to the left, their regions beside them, the trace below both, and no editor area. */
public final class InspectPerspective implements IPerspectiveFactory {

    static final String ID = "org.vfioscope.app.inspect";

    private static final float DEVICES_WIDTH = 0.32f;
    private static final float ABOVE_TRACE = 0.68f;

    /** The editor area keeps a sliver that is never shown. */
    private static final float REGIONS_HEIGHT = 0.95f;

    @Override
    public void createInitialLayout(IPageLayout layout) {
        String middle = layout.getEditorArea();
        layout.setEditorAreaVisible(false);
        layout.addView(ViewIds.TRACE, IPageLayout.BOTTOM, ABOVE_TRACE, middle);
        layout.addView(ViewIds.DEVICES, IPageLayout.LEFT, DEVICES_WIDTH, middle);
        layout.addView(ViewIds.REGIONS, IPageLayout.TOP, REGIONS_HEIGHT, middle);
        layout.addShowViewShortcut(ViewIds.DEVICES);
        layout.addShowViewShortcut(ViewIds.REGIONS);
        layout.addShowViewShortcut(ViewIds.TRACE);
        layout.addShowViewShortcut(IPageLayout.ID_PROGRESS_VIEW);
    }
}
