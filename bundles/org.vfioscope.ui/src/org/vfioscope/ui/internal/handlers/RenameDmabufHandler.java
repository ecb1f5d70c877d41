package org.vfioscope.ui.internal.handlers;

import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.OwnedDmabuf;
import org.vfioscope.ui.internal.DmaMessages;
import org.vfioscope.ui.internal.action.Availability;
import org.vfioscope.ui.internal.action.DmaRules;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.dialogs.GivenName;
import org.vfioscope.ui.internal.jobs.StepJob;
import org.vfioscope.ui.internal.rows.DmabufName;

/** Names a dmabuf. */
public final class RenameDmabufHandler extends DmaTargetHandler {

    @Override
    Availability availability(Target target) {
        return DmaRules.liveDmabuf(target);
    }

    @Override
    void run(Target target, DeviceAccess access, IWorkbenchPage page) {
        dmabuf(access, target).ifPresent(handle -> ask(page.getWorkbenchWindow().getShell(), handle));
    }

    private static void ask(Shell shell, OwnedDmabuf handle) {
        String before = DmabufName.of(handle);
        InputDialog dialog = new InputDialog(
                shell,
                NLS.bind(DmaMessages.Rename_title, before),
                DmaMessages.Rename_label,
                handle.name().orElse(""),
                name -> GivenName.mistake(name).orElse(null));
        if (dialog.open() == Window.OK) {
            String name = dialog.getValue();
            new StepJob(NLS.bind(DmaMessages.Jobs_rename, before, handle.origin()), handle, () -> handle.rename(name))
                    .schedule();
        }
    }
}
