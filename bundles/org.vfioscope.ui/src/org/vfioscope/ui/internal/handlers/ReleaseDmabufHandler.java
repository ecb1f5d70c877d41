package org.vfioscope.ui.internal.handlers;

import java.util.Optional;
import org.eclipse.ui.IWorkbenchPage;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.action.ActionRules;
import org.vfioscope.ui.internal.action.Availability;
import org.vfioscope.ui.internal.action.Selected;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.jobs.ReleaseDmabufJob;

/** Releases the dmabuf that is selected in the Regions view or in the Dmabufs view. */
public final class ReleaseDmabufHandler extends TargetHandler {

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
        if (target instanceof Target.DmabufOf dmabuf) {
            session(access, dmabuf.device())
                    .flatMap(session -> handle(session, dmabuf.dmabuf()))
                    .ifPresent(handle -> new ReleaseDmabufJob(handle).schedule());
        }
    }

    /** The live handle of a dmabuf, told by what it is: the device may have been closed and opened again meanwhile. */
    private static Optional<DmabufHandle> handle(DeviceSession session, Dmabuf dmabuf) {
        return session.dmabufs().stream()
                .filter(handle -> handle.isLive() && handle.dmabuf().equals(dmabuf))
                .findFirst();
    }
}
