package org.vfioscope.ui.internal.handlers;

import org.eclipse.ui.IWorkbenchPage;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.action.ActionRules;
import org.vfioscope.ui.internal.action.Availability;
import org.vfioscope.ui.internal.action.Selected;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.jobs.ReleaseDmabufJob;

/** Releases the dmabuf that is selected in the Regions view or in the Dmabufs view. */
public final class ReleaseDmabufHandler extends DmaTargetHandler {

    @Override
    Target target(IWorkbenchPage page) {
        return Selected.inActive(page, ViewIds.REGIONS, ViewIds.DMABUFS);
    }

    @Override
    Availability availability(Target target) {
        return ActionRules.releaseDmabuf(target);
    }

    @Override
    void run(Target target, DeviceAccess access, IWorkbenchPage page) {
        dmabuf(access, target).ifPresent(handle -> new ReleaseDmabufJob(handle).schedule());
    }
}
