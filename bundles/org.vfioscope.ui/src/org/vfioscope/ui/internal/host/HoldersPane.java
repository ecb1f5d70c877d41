package org.vfioscope.ui.internal.host;

import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.progress.IWorkbenchSiteProgressService;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.HeldDmabufs;
import org.vfioscope.ui.internal.HostMessages;
import org.vfioscope.ui.internal.tree.ColumnSpec;
import org.vfioscope.ui.internal.tree.RowPage;
import org.vfioscope.ui.internal.views.OnDisplay;

/** The dmabufs of all processes, to stand in any view; it looks for them when it is made, and when it is told to. */
final class HoldersPane {

    /** Of its columns, and of its context menu. */
    static final String ID = "org.vfioscope.ui.holders";

    private final IViewSite site;
    private final DeviceAccess access;
    private final RowPage page;
    private HoldersJob job;

    /**
     * Builds it, and starts to look.
     *
     * @param parent the composite to fill
     * @param site the view that it stands in
     */
    HoldersPane(Composite parent, IViewSite site) {
        this.site = site;
        access = site.getService(DeviceAccess.class);
        page = new RowPage(
                parent,
                ID,
                HostMessages.Holders_name,
                List.of(
                        new ColumnSpec(HostMessages.Holders_columnHolder, 1, 32),
                        ColumnSpec.asItsContent(HostMessages.Holders_columnInode),
                        ColumnSpec.asItsContent(HostMessages.Holders_columnSize),
                        ColumnSpec.asItsContent(HostMessages.Holders_columnName),
                        new ColumnSpec(HostMessages.Holders_columnOrigin, 2, 36)));
        page.say(HostMessages.Holders_looking);
        search();
    }

    /** {@return the filter line and the tree} */
    RowPage page() {
        return page;
    }

    /** Looks through all processes, in a job; a search that is under way is ended. */
    void search() {
        if (job != null) {
            job.cancel();
        }
        HoldersJob[] own = new HoldersJob[1];
        own[0] = new HoldersJob(
                access,
                held -> OnDisplay.of(page.control(), () -> {
                    // one that was ended may still tell what it had found, after a later one did
                    if (own[0] == job) {
                        held.ifPresentOrElse(this::show, () -> page.say(HostMessages.Holders_failed));
                    }
                }));
        job = own[0];
        site.getService(IWorkbenchSiteProgressService.class).schedule(job);
    }

    private void show(HeldDmabufs held) {
        boolean nothing = held.dmabufs().isEmpty() && held.devices().isEmpty();
        if (nothing) {
            page.say(
                    held.unreadable() == 0
                            ? HostMessages.Holders_empty
                            : NLS.bind(HostMessages.Holders_emptyUnread, Integer.toString(held.unreadable())));
            return;
        }
        var rows = HolderRows.of(held, ProcessHandle.current().pid());
        page.show(rows);
        rows.forEach(row -> page.tree().expand(row.key()));
    }
}
