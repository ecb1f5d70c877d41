package org.vfioscope.ui.internal.handlers;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.DmabufOutcome;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.action.ActionRules;
import org.vfioscope.ui.internal.action.Availability;
import org.vfioscope.ui.internal.action.Selected;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.jobs.CreateDmabufJob;
import org.vfioscope.ui.internal.rows.DmabufRows;
import org.vfioscope.ui.internal.views.OnDisplay;
import org.vfioscope.ui.internal.views.RegionsView;

/** Makes a dmabuf of the region that is selected in the Regions view, and shows it there. */
public final class CreateDmabufHandler extends TargetHandler {

    @Override
    Target target(IWorkbenchPage page) {
        return Selected.in(page, ViewIds.REGIONS);
    }

    @Override
    Availability availability(Target target) {
        return ActionRules.createDmabuf(target);
    }

    @Override
    void run(Target target, DeviceAccess access, IWorkbenchPage page) {
        if (target instanceof Target.Region region) {
            Shell shell = page.getWorkbenchWindow().getShell();
            session(access, region.device())
                    .map(session -> new CreateDmabufJob(
                            session, region.region(), outcome -> OnDisplay.of(shell, () -> show(outcome, page))))
                    .ifPresent(CreateDmabufJob::schedule);
        }
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
