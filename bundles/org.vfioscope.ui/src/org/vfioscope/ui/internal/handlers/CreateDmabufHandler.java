package org.vfioscope.ui.internal.handlers;

import java.util.List;
import org.eclipse.ui.IWorkbenchPage;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.action.ActionRules;
import org.vfioscope.ui.internal.action.Availability;
import org.vfioscope.ui.internal.action.Selected;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.jobs.CreateDmabufJob;

/** Makes a dmabuf of the region that is selected in the Regions view, and shows it there. */
public final class CreateDmabufHandler extends TargetHandler {

    @Override
    Target target(IWorkbenchPage page) {
        return Selected.in(page, ViewIds.REGIONS);
    }

    @Override
    Availability availability(Target target) {
        return ActionRules.createDmabuf(target);
    }

    @Override
    void run(Target target, DeviceAccess access, IWorkbenchPage page) {
        if (target instanceof Target.Region region) {
            session(access, region.device())
                    .map(session -> new CreateDmabufJob(
                            session, region.region(), outcome -> RevealDmabufs.show(List.of(outcome), page)))
                    .ifPresent(CreateDmabufJob::schedule);
        }
    }
}
