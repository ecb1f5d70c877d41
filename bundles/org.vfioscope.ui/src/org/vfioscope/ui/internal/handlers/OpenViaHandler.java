package org.vfioscope.ui.internal.handlers;

import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.model.OpenWay;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.DmaMessages;
import org.vfioscope.ui.internal.action.Availability;
import org.vfioscope.ui.internal.action.DmaRules;
import org.vfioscope.ui.internal.action.Selected;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.dialogs.OpenViaDialog;
import org.vfioscope.ui.internal.jobs.OpenJob;
import org.vfioscope.ui.internal.jobs.StepJob;
import org.vfioscope.ui.internal.views.OnDisplay;

/** Opens the device that is selected in the Devices view in a way that the user chooses. */
public final class OpenViaHandler extends DmaTargetHandler {

    @Override
    Target target(IWorkbenchPage page) {
        return Selected.in(page, ViewIds.DEVICES);
    }

    @Override
    Availability availability(Target target) {
        return DmaRules.openVia(target);
    }

    @Override
    void run(Target target, DeviceAccess access, IWorkbenchPage page) {
        if (target instanceof Target.Device of) {
            Shell shell = page.getWorkbenchWindow().getShell();
            String device = of.device().name();
            new StepJob(NLS.bind(DmaMessages.Jobs_ways, device), device, () -> {
                        List<OpenWay> ways = access.providers().stream()
                                .filter(provider -> provider.accepts(device))
                                .findFirst()
                                .map(provider -> provider.ways(of.device()))
                                .orElse(List.of());
                        OnDisplay.of(
                                shell,
                                () -> OpenViaDialog.ask(shell, device, ways)
                                        .ifPresent(way -> new OpenJob(access, device, Optional.of(way)).schedule()));
                    })
                    .schedule();
        }
    }
}
