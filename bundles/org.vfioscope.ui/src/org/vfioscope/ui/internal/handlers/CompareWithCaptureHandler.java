package org.vfioscope.ui.internal.handlers;

import java.nio.file.Path;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IWorkbenchPage;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.report.capture.CaptureProvider;
import org.vfioscope.ui.internal.ReportMessages;
import org.vfioscope.ui.internal.action.Availability;
import org.vfioscope.ui.internal.action.CompareRules;
import org.vfioscope.ui.internal.action.Selected;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.compare.Comparisons;
import org.vfioscope.ui.internal.compare.Sides;

/** Compares the selected device with a file that the user chooses: what it was before, or elsewhere. */
public final class CompareWithCaptureHandler extends TargetHandler {

    @Override
    Target target(IWorkbenchPage page) {
        return Selected.device(page);
    }

    @Override
    Availability availability(Target target) {
        return CompareRules.compareWithCapture(target);
    }

    @Override
    void run(Target target, DeviceAccess access, IWorkbenchPage page) {
        FileDialog dialog = new FileDialog(page.getWorkbenchWindow().getShell(), SWT.OPEN);
        dialog.setText(ReportMessages.Compare_chooseCapture);
        String file = dialog.open();
        if (file != null) {
            Sides sides = new Sides(CompareRules.name(target).orElseThrow(), CaptureProvider.nameOf(Path.of(file)));
            Comparisons.show(page, sides);
        }
    }
}
