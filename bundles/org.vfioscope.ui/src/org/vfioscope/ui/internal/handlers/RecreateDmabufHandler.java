package org.vfioscope.ui.internal.handlers;

import org.eclipse.ui.IWorkbenchPage;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.action.ActionRules;
import org.vfioscope.ui.internal.action.Availability;
import org.vfioscope.ui.internal.action.Selected;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.dmabufs.NewDmabufsJob;
import org.vfioscope.ui.internal.dmabufs.PastDmabufs;

/** Undoes a release as far as that is possible: makes a new dmabuf of the same ranges, flags and name. */
public final class RecreateDmabufHandler extends TargetHandler {

    @Override
    Target target(IWorkbenchPage page) {
        return Selected.inActive(page, ViewIds.REGIONS, ViewIds.DMABUFS);
    }

    @Override
    Availability availability(Target target) {
        return ActionRules.recreateDmabuf(target);
    }

    @Override
    void run(Target target, DeviceAccess access, IWorkbenchPage page) {
        if (target instanceof Target.DmabufOf released) {
            PastDmabufs past = page.getWorkbenchWindow().getService(PastDmabufs.class);
            session(access, released.device())
                    .flatMap(session -> past.again(released.dmabuf())
                            .map(wanted -> new NewDmabufsJob(session, wanted, made -> RevealDmabufs.show(made, page))))
                    .ifPresent(NewDmabufsJob::schedule);
        }
    }
}
