package org.vfioscope.ui.internal.views;

import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.contexts.IContextService;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.rows.StatusWords;
import org.vfioscope.ui.internal.tree.RowTree;

/** Connects a view's tree with the workbench: selection, context menu, keys, status line, actions. */
public final class ViewFrame {

    /** The key context of all views. */
    public static final String INSPECT_CONTEXT = "org.vfioscope.ui.inspect";

    /** The key context of views that show dmabufs. */
    public static final String REGIONS_CONTEXT = "org.vfioscope.ui.regions";

    /** The key context of the view that lists devices. */
    public static final String DEVICES_CONTEXT = "org.vfioscope.ui.devices";

    /**
     * A view's property of {@link org.eclipse.ui.IWorkbenchPart#addPropertyListener}: its rows. They changed, which the
     * selection does not tell: a row that says something else stays the same row.
     */
    public static final int PROP_ROWS = 0x5601;

    private final IViewSite site;

    private ViewFrame(IViewSite site) {
        this.site = site;
    }

    /**
     * Connects a tree.
     *
     * @param site the view's site
     * @param tree the view's tree
     * @param rows told whenever other rows are shown; the view tells those who listen to its {@link #PROP_ROWS}
     */
    public static void connect(IViewSite site, RowTree tree, Runnable rows) {
        ViewFrame frame = new ViewFrame(site);
        TreeViewer viewer = tree.viewer();
        site.setSelectionProvider(viewer);
        MenuManager menu = new MenuManager();
        viewer.getTree().setMenu(menu.createContextMenu(viewer.getTree()));
        site.registerContextMenu(menu, viewer);
        tree.fillColumns(site.getActionBars().getMenuManager());
        keys(site, INSPECT_CONTEXT);
        viewer.addSelectionChangedListener(event -> {
            frame.status(event.getStructuredSelection());
            ActionStates.update(site);
        });
        tree.onShown(() -> {
            frame.status(viewer.getStructuredSelection());
            rows.run();
        });
    }

    /**
     * Activates a key context whenever the view is active.
     *
     * @param site the view's site
     * @param context the context's id
     */
    public static void keys(IViewSite site, String context) {
        site.getService(IContextService.class).activateContext(context);
    }

    /** The status line says what the row's tooltip begins with; which device it is of stands beside that. */
    private void status(IStructuredSelection selection) {
        IStatusLineManager line = site.getActionBars().getStatusLineManager();
        // the reason of a refused key was that of the state before
        line.setErrorMessage(null);
        line.setMessage(RowTree.selectedRow(selection).map(StatusWords::of).orElseGet(() -> several(selection)));
    }

    private static String several(IStructuredSelection selection) {
        return selection.size() > 1 ? NLS.bind(Messages.Selection_several, Integer.toString(selection.size())) : null;
    }
}
