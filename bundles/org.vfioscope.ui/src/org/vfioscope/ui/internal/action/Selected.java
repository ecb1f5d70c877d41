package org.vfioscope.ui.internal.action;

import java.util.Arrays;
import java.util.Optional;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.rows.TreeRow;
import org.vfioscope.ui.internal.tree.RowTree;

/**
 * Finds what an action works on. Each action looks at the view that shows its kind of thing, whichever view is active, so
 * that a view's toolbar always speaks of that view's own selection.
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
        IViewPart view = page.findView(viewId);
        return view == null ? new Target.Nothing() : of(view.getSite().getSelectionProvider());
    }

    /**
     * The device that an action on whole devices works on: that of the active view, or else that of the Regions view.
     *
     * @param page the window's page
     * @return the target
     */
    public static Target device(IWorkbenchPage page) {
        IWorkbenchPart active = page.getActivePart();
        boolean inDevices =
                active != null && ViewIds.DEVICES.equals(active.getSite().getId());
        return in(page, inDevices ? ViewIds.DEVICES : ViewIds.REGIONS);
    }

    /**
     * What an action works on that several views offer: what is selected in the active one of them, or else in the first.
     *
     * @param page the window's page
     * @param viewIds the views
     * @return the target
     */
    public static Target inActive(IWorkbenchPage page, String... viewIds) {
        IWorkbenchPart active = page.getActivePart();
        return Arrays.stream(viewIds)
                .filter(id -> active != null && id.equals(active.getSite().getId()))
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

    private static Target of(ISelectionProvider provider) {
        if (provider != null && provider.getSelection() instanceof IStructuredSelection selection) {
            Optional<TreeRow> row = RowTree.selectedRow(selection);
            return row.map(TreeRow::target).orElseGet(Target.Nothing::new);
        }
        return new Target.Nothing();
    }
}
