package org.vfioscope.ui.internal.handlers;

import org.eclipse.ui.IWorkbenchPage;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.action.Availability;
import org.vfioscope.ui.internal.action.CaptureRules;
import org.vfioscope.ui.internal.action.Selected;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.captures.Captures;

/** Takes the file of captured devices that is selected in the Devices view from the list; the file itself stays. */
public final class RemoveCaptureHandler extends TargetHandler {

    @Override
    Target target(IWorkbenchPage page) {
        return Selected.in(page, ViewIds.DEVICES);
    }

    @Override
    Availability availability(Target target) {
        return CaptureRules.remove(target);
    }

    @Override
    void run(Target target, DeviceAccess access, IWorkbenchPage page) {
        CaptureRules.file(target).ifPresent(new Captures(page.getWorkbenchWindow())::remove);
    }
}
