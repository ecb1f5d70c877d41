package org.vfioscope.ui.internal.handlers;

import java.util.List;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.IWorkbenchPage;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.DmabufOutcome;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.rows.DmabufRows;
import org.vfioscope.ui.internal.views.OnDisplay;
import org.vfioscope.ui.internal.views.RegionsView;

/** Shows the dmabufs that were made, or says why there is none. */
final class RevealDmabufs {

    private RevealDmabufs() {}

    /** Selects the last one, or says why there is none; may be called from any thread. */
    static void show(List<DmabufOutcome> outcomes, IWorkbenchPage page) {
        OnDisplay.of(page.getWorkbenchWindow().getShell(), () -> {
            if (!outcomes.isEmpty()) {
                show(outcomes.getLast(), page);
            }
        });
    }

    private static void show(DmabufOutcome outcome, IWorkbenchPage page) {
        switch (outcome) {
            case DmabufOutcome.Created created -> reveal(created.handle(), page);
            case DmabufOutcome.Skipped skipped -> inform(skipped.reason(), page);
            case DmabufOutcome.Unsupported unsupported -> inform(unsupported.reason(), page);
        }
    }

    private static void reveal(DmabufHandle handle, IWorkbenchPage page) {
        if (page.findView(ViewIds.REGIONS) instanceof RegionsView view) {
            view.reveal(DmabufRows.key(
                    handle.session().device().name(),
                    handle.dmabuf().region(),
                    handle.session().dmabufs().indexOf(handle)));
        }
    }

    private static void inform(String reason, IWorkbenchPage page) {
        MessageDialog.openWarning(page.getWorkbenchWindow().getShell(), Messages.Create_noDmabuf, reason);
    }
}
