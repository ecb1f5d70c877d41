package org.vfioscope.ui.internal.handlers;

import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPage;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.ui.internal.DmaMessages;
import org.vfioscope.ui.internal.action.Availability;
import org.vfioscope.ui.internal.action.DmaRules;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.jobs.StepJob;

/** Maps a lost import at its address again. */
public final class MapAgainHandler extends DmaTargetHandler {

    @Override
    Availability availability(Target target) {
        return DmaRules.mapAgain(target);
    }

    @Override
    void run(Target target, DeviceAccess access, IWorkbenchPage page) {
        made(access, target).ifPresent(handle -> {
            String device = handle.space().session().device().name();
            String name = NLS.bind(
                    DmaMessages.Jobs_mapAgain, "0x%x".formatted(handle.mapping().iova()), device);
            new StepJob(name, device, handle::mapAgain).schedule();
        });
    }
}
