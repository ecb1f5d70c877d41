package org.vfioscope.ui.internal.handlers;

import org.eclipse.ui.IWorkbenchPage;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.action.ActionRules;
import org.vfioscope.ui.internal.action.Availability;
import org.vfioscope.ui.internal.action.Selected;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.jobs.OpenJob;

/** Opens the device that is selected in the Devices view. */
public final class OpenHandler extends TargetHandler {

    @Override
    Target target(IWorkbenchPage page) {
        return Selected.in(page, ViewIds.DEVICES);
    }

    @Override
    Availability availability(Target target) {
        return ActionRules.open(target);
    }

    @Override
    void run(Target target, DeviceAccess access, IWorkbenchPage page) {
        if (target instanceof Target.Device device) {
            new OpenJob(access, device.device().name()).schedule();
        }
    }
}
