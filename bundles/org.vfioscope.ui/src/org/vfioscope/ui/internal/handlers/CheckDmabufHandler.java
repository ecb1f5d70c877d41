package org.vfioscope.ui.internal.handlers;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.spi.TriedImport;
import org.vfioscope.ui.internal.DmaMessages;
import org.vfioscope.ui.internal.action.Availability;
import org.vfioscope.ui.internal.action.DmaRules;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.dialogs.CheckResult;
import org.vfioscope.ui.internal.jobs.StepJob;
import org.vfioscope.ui.internal.rows.DmabufName;
import org.vfioscope.ui.internal.views.OnDisplay;

/** Finds out whether a dmabuf is revoked, and says how that is known. */
public final class CheckDmabufHandler extends DmaTargetHandler {

    @Override
    Availability availability(Target target) {
        return DmaRules.liveDmabuf(target);
    }

    @Override
    void run(Target target, DeviceAccess access, IWorkbenchPage page) {
        Shell shell = page.getWorkbenchWindow().getShell();
        dmabuf(access, target).ifPresent(handle -> {
            String name = DmabufName.of(handle);
            new StepJob(NLS.bind(DmaMessages.Jobs_check, name, handle.origin()), handle, () -> {
                        TriedImport tried = handle.tryImport();
                        OnDisplay.of(shell, () -> CheckResult.show(shell, handle, tried));
                    })
                    .schedule();
        });
    }
}
