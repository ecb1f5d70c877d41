package org.vfioscope.ui.internal.dmabufs;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.part.ViewPart;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.DmaMessages;
import org.vfioscope.ui.internal.HostMessages;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.host.HoldersTab;
import org.vfioscope.ui.internal.rows.DmabufRows;
import org.vfioscope.ui.internal.rows.TreeRow;
import org.vfioscope.ui.internal.tree.RowTree;
import org.vfioscope.ui.internal.views.Filterable;
import org.vfioscope.ui.internal.views.RegionsView;
import org.vfioscope.ui.internal.views.Revealing;
import org.vfioscope.ui.internal.views.SessionWatch;
import org.vfioscope.ui.internal.views.ToggleAction;
import org.vfioscope.ui.internal.views.ViewFrame;

/**
 * All dmabufs of all open devices, and below them those of devices that were closed; what is selected here is selected in
 * the Regions view too, and the other way round. A second tab has those of all processes.
 */
public final class DmabufsView extends ViewPart implements Filterable, Revealing {

    private HandlesPage handles;
    private HoldersTab holders;

    @Override
    public void createPartControl(Composite parent) {
        DeviceAccess access = getSite().getService(DeviceAccess.class);
        CTabFolder tabs = new CTabFolder(parent, SWT.BOTTOM);
        handles = new HandlesPage(tabs, access, getSite().getService(PastDmabufs.class));
        CTabItem own = new CTabItem(tabs, SWT.NONE);
        own.setText(HostMessages.Holders_tabOwn);
        own.setControl(handles.control());
        tabs.setSelection(own);
        holders = new HoldersTab(tabs, getViewSite());
        IAction look = holders.look();
        getViewSite().getActionBars().getToolBarManager().add(look);
        // a toolbar is not reached by keyboard
        getViewSite().getActionBars().getMenuManager().add(look);
        RowTree tree = handles.page().tree();
        ViewFrame.connect(getViewSite(), tree, () -> firePropertyChange(ViewFrame.PROP_ROWS));
        ViewFrame.keys(getViewSite(), ViewFrame.REGIONS_CONTEXT);
        tree.onChosen(this::reveal);
        tree.viewer().addSelectionChangedListener(event -> {
            if (tree.viewer().getTree().isFocusControl()) {
                RowTree.selectedRow(event.getStructuredSelection()).ifPresent(this::reveal);
            }
        });
        ISelectionListener follow = (part, selection) -> {
            if (part != this && selection instanceof IStructuredSelection rows) {
                // one that is selected already would be sent back and forth for ever
                RowTree.selectedRow(rows)
                        .filter(row -> row.target() instanceof Target.DmabufOf)
                        .map(row -> DmabufRows.handleKey(row.key()))
                        .filter(key -> !tree.isSelected(key))
                        .ifPresent(tree::select);
            }
        };
        var selections = getSite().getWorkbenchWindow().getSelectionService();
        selections.addSelectionListener(ViewIds.REGIONS, follow);
        tree.viewer()
                .getTree()
                .addDisposeListener(event -> selections.removeSelectionListener(ViewIds.REGIONS, follow));
        showReleased();
        SessionWatch.start(access, handles.control(), handles::show, session -> {}, session -> {});
        handles.show();
        follow.selectionChanged(null, selections.getSelection(ViewIds.REGIONS));
    }

    private void reveal(TreeRow row) {
        if (getSite().getPage().findView(ViewIds.REGIONS) instanceof RegionsView view) {
            view.reveal(row.key());
        }
    }

    private void showReleased() {
        IAction released =
                new ToggleAction(Messages.Handles_released, "icons/dmabuf_released.svg", handles::setReleased);
        released.setChecked(true);
        getViewSite().getActionBars().getToolBarManager().add(released);
        getViewSite().getActionBars().getMenuManager().add(released);
        getViewSite().getActionBars().getMenuManager().add(new Action(Messages.Handles_clear) {
            @Override
            public void run() {
                handles.forgetPast();
            }
        });
        getViewSite().getActionBars().getMenuManager().add(new Action(DmaMessages.Receive_clear) {
            @Override
            public void run() {
                handles.forgetReceived();
            }
        });
    }

    @Override
    public void reveal(String key) {
        handles.show();
        handles.page().tree().select(key);
    }

    @Override
    public void setFocus() {
        holders.page().orElse(handles.page()).focus();
    }

    @Override
    public void focusFilter() {
        holders.page().orElse(handles.page()).focusFilter();
    }
}
