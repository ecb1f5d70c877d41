package org.vfioscope.ui.internal.handlers;

import org.eclipse.ui.IWorkbenchPage;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.action.Availability;
import org.vfioscope.ui.internal.action.CompareRules;
import org.vfioscope.ui.internal.action.Selected;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.compare.Comparisons;
import org.vfioscope.ui.internal.compare.Sides;

/** Compares the two devices, or files of captured ones, that are selected in the Devices view. */
public final class CompareHandler extends TargetHandler {

    @Override
    Target target(IWorkbenchPage page) {
        return Selected.pairIn(page, ViewIds.DEVICES);
    }

    @Override
    Availability availability(Target target) {
        return CompareRules.compare(target);
    }

    @Override
    void run(Target target, DeviceAccess access, IWorkbenchPage page) {
        if (target instanceof Target.Pair pair) {
            Sides sides = new Sides(
                    CompareRules.name(pair.a()).orElseThrow(),
                    CompareRules.name(pair.b()).orElseThrow());
            Comparisons.show(page, sides);
        }
    }
}
