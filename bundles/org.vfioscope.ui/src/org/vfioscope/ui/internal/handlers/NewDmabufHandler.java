package org.vfioscope.ui.internal.handlers;

import java.util.List;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.action.ActionRules;
import org.vfioscope.ui.internal.action.Availability;
import org.vfioscope.ui.internal.action.Selected;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.dmabufs.NewDmabufWizard;

/** Opens the wizard that makes dmabufs of chosen ranges. */
public final class NewDmabufHandler extends TargetHandler {

    @Override
    Target target(IWorkbenchPage page) {
        return Selected.in(page, ViewIds.REGIONS);
    }

    @Override
    Availability availability(Target target) {
        DeviceAccess access = PlatformUI.getWorkbench().getService(DeviceAccess.class);
        return ActionRules.newDmabuf(
                target,
                ActionRules.openDevice(target)
                        .flatMap(device -> session(access, device))
                        .map(session -> session.snapshot().regions())
                        .orElse(List.of()));
    }

    @Override
    void run(Target target, DeviceAccess access, IWorkbenchPage page) {
        ActionRules.openDevice(target)
                .flatMap(device -> session(access, device))
                .ifPresent(session -> open(session, region(target), page));
    }

    private static int region(Target target) {
        return switch (target) {
            case Target.Region region -> region.region().index();
            case Target.DmabufOf dmabuf -> dmabuf.dmabuf().region();
            case Target.Device device -> 0;
            case Target.Nothing nothing -> 0;
            case Target.CaptureFile file -> 0;
            case Target.Pair pair -> 0;
            case Target.PastDmabuf past -> 0;
            case Target.Received received -> 0;
            case Target.ImportOf made -> 0;
        };
    }

    private static void open(DeviceSession session, int region, IWorkbenchPage page) {
        Shell shell = page.getWorkbenchWindow().getShell();
        new WizardDialog(shell, new NewDmabufWizard(session, region, made -> RevealDmabufs.show(made, page))).open();
    }
}
