package org.vfioscope.ui.internal.handlers;

import java.util.List;
import org.eclipse.ui.IWorkbenchPage;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.MmapRange;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.action.ActionRules;
import org.vfioscope.ui.internal.action.Availability;
import org.vfioscope.ui.internal.action.Selected;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.jobs.CreateDmabufJob;

/** Undoes a release as far as that is possible: makes a new dmabuf of the same ranges. */
public final class RecreateDmabufHandler extends TargetHandler {

    @Override
    Target target(IWorkbenchPage page) {
        return Selected.in(page, ViewIds.REGIONS);
    }

    @Override
    Availability availability(Target target) {
        return ActionRules.recreateDmabuf(target);
    }

    @Override
    void run(Target target, DeviceAccess access, IWorkbenchPage page) {
        if (target instanceof Target.DmabufOf released) {
            session(access, released.device())
                    .map(session -> new CreateDmabufJob(
                            session, request(released.dmabuf()), made -> MadeDmabufs.show(List.of(made), page)))
                    .ifPresent(CreateDmabufJob::schedule);
        }
    }

    private static DmabufRequest request(Dmabuf dmabuf) {
        return new DmabufRequest(
                dmabuf.region(),
                dmabuf.ranges().stream()
                        .map(range -> new MmapRange(range.regionOffset(), range.length()))
                        .toList());
    }
}
