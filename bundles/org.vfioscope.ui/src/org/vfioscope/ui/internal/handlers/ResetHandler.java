package org.vfioscope.ui.internal.handlers;

import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.ui.internal.DmaMessages;
import org.vfioscope.ui.internal.action.ActionRules;
import org.vfioscope.ui.internal.action.Availability;
import org.vfioscope.ui.internal.action.DmaRules;
import org.vfioscope.ui.internal.action.Selected;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.dialogs.DmaQuestions;
import org.vfioscope.ui.internal.jobs.StepJob;

/** Resets the selected device, after naming what that revokes. */
public final class ResetHandler extends DmaTargetHandler {

    @Override
    Target target(IWorkbenchPage page) {
        return Selected.device(page);
    }

    @Override
    Availability availability(Target target) {
        return DmaRules.reset(meant(target));
    }

    private static Optional<DeviceSession> meant(Target target) {
        return ActionRules.openDevice(target)
                .flatMap(device -> session(PlatformUI.getWorkbench().getService(DeviceAccess.class), device));
    }

    @Override
    void run(Target target, DeviceAccess access, IWorkbenchPage page) {
        meant(target).ifPresent(session -> {
            String device = session.device().name();
            if (DmaQuestions.mayReset(page.getWorkbenchWindow().getShell(), session, access.sessions())) {
                new StepJob(NLS.bind(DmaMessages.Jobs_reset, device), device, session::reset).schedule();
            }
        });
    }
}
