package org.vfioscope.ui.internal.handlers;

import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPage;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.ui.internal.DmaMessages;
import org.vfioscope.ui.internal.action.Availability;
import org.vfioscope.ui.internal.action.DmaRules;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.jobs.StepJob;

/** Attaches an open device to an address space, with nothing mapped in it. */
public final class AttachHandler extends DmaTargetHandler {

    @Override
    Availability availability(Target target) {
        return DmaRules.attach(target, attachedSession(target));
    }

    @Override
    void run(Target target, DeviceAccess access, IWorkbenchPage page) {
        attachedSession(target).ifPresent(session -> {
            String device = session.device().name();
            new StepJob(NLS.bind(DmaMessages.Jobs_attach, device), device, session::attach).schedule();
        });
    }
}
