package org.vfioscope.ui.internal.handlers;

import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPage;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.ui.internal.DmaMessages;
import org.vfioscope.ui.internal.action.Availability;
import org.vfioscope.ui.internal.action.DmaRules;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.dialogs.DmaQuestions;
import org.vfioscope.ui.internal.jobs.StepJob;

/** Detaches the device of an import, or an attached device, from its address space; all that is mapped goes with it. */
public final class DetachHandler extends DmaTargetHandler {

    @Override
    Availability availability(Target target) {
        return DmaRules.detach(attachedSession(target));
    }

    @Override
    void run(Target target, DeviceAccess access, IWorkbenchPage page) {
        attachedSession(target).flatMap(DeviceSession::addressSpace).ifPresent(space -> {
            String device = space.session().device().name();
            if (DmaQuestions.mayDetach(page.getWorkbenchWindow().getShell(), space)) {
                new StepJob(NLS.bind(DmaMessages.Jobs_detach, device, space.label()), device, space::detach).schedule();
            }
        });
    }
}
