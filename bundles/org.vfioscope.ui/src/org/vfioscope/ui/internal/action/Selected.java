package org.vfioscope.ui.internal.action;

import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.rows.TreeRow;
import org.vfioscope.ui.internal.tree.RowTree;

/**
 * Finds what an action works on. Each action looks at the view that shows its kind of thing, whichever view is active, so
 * that a view's toolbar speaks of that view's own selection; but while the Devices view is active, only at what belongs to
 * the device that is selected there.
 */
public final class Selected {

    private Selected() {}

    /**
     * What is selected in a view.
     *
     * @param page the window's page
     * @param viewId the view
     * @return the target; nothing where the view is closed
     */
    public static Target in(IWorkbenchPage page, String viewId) {
        Optional<TreeRow> row = row(page, viewId);
        return row.filter(selected -> isMeant(page, selected))
                .map(TreeRow::target)
                .orElseGet(Target.Nothing::new);
    }

    /**
     * The device that is selected in the active Devices view is the one that menus speak of. What is selected in another
     * view, and belongs to another device, is not what a user looks at then.
     */
    private static boolean isMeant(IWorkbenchPage page, TreeRow selected) {
        DeviceDescription device = selected.getAdapter(DeviceDescription.class);
        return device == null
                || !isActive(page, ViewIds.DEVICES)
                || row(page, ViewIds.DEVICES)
                        .map(row -> row.getAdapter(DeviceDescription.class))
                        .filter(looked -> !looked.name().equals(device.name()))
                        .isEmpty();
    }

    private static boolean isActive(IWorkbenchPage page, String viewId) {
        IWorkbenchPart active = page.getActivePart();
        return active != null && viewId.equals(active.getSite().getId());
    }

    private static Optional<TreeRow> row(IWorkbenchPage page, String viewId) {
        IViewPart view = page.findView(viewId);
        return view != null
                        && view.getSite().getSelectionProvider() instanceof ISelectionProvider provider
                        && provider.getSelection() instanceof IStructuredSelection selection
                ? RowTree.selectedRow(selection)
                : Optional.empty();
    }

    /**
     * The device that an action on whole devices works on: that of the active view, or else that of the Regions view.
     *
     * @param page the window's page
     * @return the target
     */
    public static Target device(IWorkbenchPage page) {
        return in(page, isActive(page, ViewIds.DEVICES) ? ViewIds.DEVICES : ViewIds.REGIONS);
    }

    /**
     * What an action works on that several views offer: what is selected in the active one of them, or else in the first.
     *
     * @param page the window's page
     * @param viewIds the views
     * @return the target
     */
    public static Target inActive(IWorkbenchPage page, String... viewIds) {
        return Arrays.stream(viewIds)
                .filter(id -> isActive(page, id))
                .findFirst()
                .map(id -> in(page, id))
                .orElseGet(() -> in(page, viewIds[0]));
    }

    /**
     * The two rows that are selected in a view.
     *
     * @param page the window's page
     * @param viewId the view
     * @return both; nothing where not exactly two are selected, or they cannot be compared
     */
    public static Target pairIn(IWorkbenchPage page, String viewId) {
        IViewPart view = page.findView(viewId);
        if (view != null
                && view.getSite().getSelectionProvider() instanceof ISelectionProvider provider
                && provider.getSelection() instanceof IStructuredSelection selection
                && selection.size() == 2
                && selection.toList().getFirst() instanceof TreeRow a
                && selection.toList().getLast() instanceof TreeRow b
                && isComparable(a.target())
                && isComparable(b.target())) {
            return new Target.Pair(a.target(), b.target());
        }
        return new Target.Nothing();
    }

    private static boolean isComparable(Target target) {
        return target instanceof Target.Device || target instanceof Target.CaptureFile;
    }
}
