package org.vfioscope.app;

import java.util.List;
import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.vfioscope.ui.ViewIds;

/**
 * The only perspective: devices to the left with the map and the properties of what is selected below them; regions to the
 * right with the trace and what belongs to it below; no editor area.
 */
public final class InspectPerspective implements IPerspectiveFactory {

    static final String ID = "org.vfioscope.app.inspect";

    private static final float LEFT_WIDTH = 0.35f;
    private static final float DEVICES_HEIGHT = 0.4f;
    private static final float ABOVE_TRACE = 0.6f;

    /** The editor area keeps a sliver that is never shown. */
    private static final float REGIONS_HEIGHT = 0.95f;

    private static final List<String> VIEWS = List.of(
            ViewIds.DEVICES,
            ViewIds.REGIONS,
            ViewIds.MAP,
            ViewIds.CONTENT,
            ViewIds.DMABUFS,
            ViewIds.ADDRESS_SPACE,
            ViewIds.DOCTOR,
            ViewIds.COMPARE,
            ViewIds.PROBLEMS,
            ViewIds.PROPERTIES,
            ViewIds.TRACE);

    @Override
    public void createInitialLayout(IPageLayout layout) {
        String middle = layout.getEditorArea();
        layout.setEditorAreaVisible(false);
        layout.addView(ViewIds.DEVICES, IPageLayout.LEFT, LEFT_WIDTH, middle);
        IFolderLayout left = layout.createFolder("left", IPageLayout.BOTTOM, DEVICES_HEIGHT, ViewIds.DEVICES);
        left.addView(ViewIds.MAP);
        left.addView(ViewIds.PROPERTIES);
        IFolderLayout below = layout.createFolder("below", IPageLayout.BOTTOM, ABOVE_TRACE, middle);
        below.addView(ViewIds.TRACE);
        below.addView(ViewIds.CONTENT);
        below.addView(ViewIds.DMABUFS);
        below.addView(ViewIds.ADDRESS_SPACE);
        below.addView(ViewIds.DOCTOR);
        below.addView(ViewIds.PROBLEMS);
        IFolderLayout main = layout.createFolder("main", IPageLayout.TOP, REGIONS_HEIGHT, middle);
        main.addView(ViewIds.REGIONS);
        main.addPlaceholder(ViewIds.COMPARE);
        VIEWS.forEach(layout::addShowViewShortcut);
        layout.addShowViewShortcut(IPageLayout.ID_PROGRESS_VIEW);
    }
}
