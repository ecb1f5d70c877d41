package org.vfioscope.ui.internal.host;

import java.util.Optional;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IViewSite;
import org.vfioscope.ui.internal.HostMessages;
import org.vfioscope.ui.internal.tree.RowPage;

/** A tab with the dmabufs of all processes, which looks for them when it is shown first, and when it is told to. */
public final class HoldersTab {

    private final CTabFolder folder;
    private final IViewSite site;
    private final CTabItem item;
    private HoldersPane pane;

    /**
     * Adds the tab to a view.
     *
     * @param folder the view's tabs
     * @param site the view
     */
    public HoldersTab(CTabFolder folder, IViewSite site) {
        this.folder = folder;
        this.site = site;
        item = new CTabItem(folder, SWT.NONE);
        item.setText(HostMessages.Holders_tab);
        folder.addListener(SWT.Selection, event -> {
            if (isShown()) {
                fill();
            }
        });
    }

    /** {@return whether the tab is the one that is shown} */
    public boolean isShown() {
        return folder.getSelection() == item;
    }

    /** {@return its page; empty while the tab is not shown} */
    public Optional<RowPage> page() {
        return isShown() ? Optional.of(fill().page()) : Optional.empty();
    }

    /** {@return the action that shows the tab, and looks again} */
    public IAction look() {
        IAction look = new Action(HostMessages.Holders_look) {
            @Override
            public void run() {
                folder.setSelection(item);
                fill().search();
                fill().page().focus();
            }
        };
        ResourceLocator.imageDescriptorFromBundle(HoldersTab.class, "icons/holders.svg")
                .ifPresent(look::setImageDescriptor);
        return look;
    }

    private HoldersPane fill() {
        if (pane == null) {
            pane = new HoldersPane(folder, site);
            item.setControl(pane.page().control());
            Tree tree = pane.page().tree().viewer().getTree();
            MenuManager menu = new MenuManager();
            tree.setMenu(menu.createContextMenu(tree));
            site.registerContextMenu(HoldersPane.ID, menu, pane.page().tree().viewer());
        }
        return pane;
    }
}
