package org.vfioscope.ui.internal.handlers;

import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchPage;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.OwnedDmabuf;
import org.vfioscope.ui.internal.DmaMessages;
import org.vfioscope.ui.internal.action.Availability;
import org.vfioscope.ui.internal.action.DmaRules;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.dialogs.SocketDialog;
import org.vfioscope.ui.internal.jobs.HandOverJob;
import org.vfioscope.ui.internal.preferences.Sockets;
import org.vfioscope.ui.internal.rows.DmabufName;
import org.vfioscope.ui.internal.views.OnDisplay;
import org.vfioscope.ui.internal.views.StatusLine;

/** Asks for the socket of a waiting process, and sends a dmabuf there. */
public final class HandOverHandler extends DmaTargetHandler {

    @Override
    Availability availability(Target target) {
        return DmaRules.handOver(target);
    }

    @Override
    void run(Target target, DeviceAccess access, IWorkbenchPage page) {
        dmabuf(access, target).ifPresent(handle -> ask(handle, page));
    }

    private static void ask(OwnedDmabuf handle, IWorkbenchPage page) {
        var window = page.getWorkbenchWindow();
        String name = DmabufName.of(handle);
        SocketDialog.Words words = new SocketDialog.Words(
                NLS.bind(DmaMessages.HandOver_title, name),
                DmaMessages.HandOver_message,
                DmaMessages.HandOver_button,
                false);
        SocketDialog.ask(window.getShell(), words, Sockets.peers()).ifPresent(socket -> {
            String done = NLS.bind(DmaMessages.HandOver_done, new Object[] {name, handle.origin(), socket});
            new HandOverJob(handle, socket, () -> OnDisplay.of(window.getShell(), () -> StatusLine.tell(window, done)))
                    .schedule();
        });
    }
}
