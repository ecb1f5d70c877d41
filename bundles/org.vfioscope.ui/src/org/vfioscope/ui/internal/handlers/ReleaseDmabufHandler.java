package org.vfioscope.ui.internal.handlers;

import org.eclipse.ui.IWorkbenchPage;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.action.ActionRules;
import org.vfioscope.ui.internal.action.Availability;
import org.vfioscope.ui.internal.action.Selected;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.jobs.ReleaseDmabufJob;

/** Releases the dmabuf that is selected in the Regions view. */
public final class ReleaseDmabufHandler extends TargetHandler {

    @Override
    Target target(IWorkbenchPage page) {
        return Selected.in(page, ViewIds.REGIONS);
    }

    @Override
    Availability availability(Target target) {
        return ActionRules.releaseDmabuf(target);
    }

    @Override
    void run(Target target, DeviceAccess access, IWorkbenchPage page) {
        if (target instanceof Target.DmabufOf dmabuf) {
            session(access, dmabuf.device())
                    .map(session -> new ReleaseDmabufJob(session.dmabufs().get(dmabuf.number())))
                    .ifPresent(ReleaseDmabufJob::schedule);
        }
    }
}
