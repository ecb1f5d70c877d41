package org.vfioscope.ui.internal.handlers;

import org.eclipse.ui.IWorkbenchPage;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.ui.internal.action.ActionRules;
import org.vfioscope.ui.internal.action.Availability;
import org.vfioscope.ui.internal.action.Selected;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.dialogs.Questions;
import org.vfioscope.ui.internal.jobs.CloseJob;

/** Closes the selected device; asks first if dmabufs would be released or DMA would end. */
public final class CloseHandler extends TargetHandler {

    @Override
    Target target(IWorkbenchPage page) {
        return Selected.device(page);
    }

    @Override
    Availability availability(Target target) {
        return ActionRules.close(target);
    }

    @Override
    void run(Target target, DeviceAccess access, IWorkbenchPage page) {
        ActionRules.openDevice(target)
                .flatMap(device -> session(access, device))
                .filter(session -> Questions.mayClose(page.getWorkbenchWindow().getShell(), access, session))
                .ifPresent(session -> new CloseJob(session).schedule());
    }
}
