package org.vfioscope.ui.internal.handlers;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.ReceivedDmabuf;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.DmaMessages;
import org.vfioscope.ui.internal.dialogs.SocketDialog;
import org.vfioscope.ui.internal.dmabufs.ReceivedRows;
import org.vfioscope.ui.internal.jobs.ReceiveDmabufsJob;
import org.vfioscope.ui.internal.preferences.Sockets;
import org.vfioscope.ui.internal.views.OnDisplay;
import org.vfioscope.ui.internal.views.StatusLine;

/** Asks where to listen, and waits there for a process that sends dmabufs. */
public final class ReceiveDmabufHandler extends AbstractHandler {

    private static final SocketDialog.Words WORDS = new SocketDialog.Words(
            DmaMessages.Receive_title, DmaMessages.Receive_message, DmaMessages.Receive_button, true);

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        DeviceAccess access = window.getService(DeviceAccess.class);
        SocketDialog.ask(window.getShell(), WORDS, Sockets.receiving()).ifPresent(socket -> {
            sayThatItWaits(window, socket);
            new ReceiveDmabufsJob(
                            access.received(),
                            socket,
                            came -> OnDisplay.of(window.getShell(), () -> ended(window, socket, came)))
                    .schedule();
        });
        return null;
    }

    /** Not yet: what is selected when the dialog is gone has the line first. */
    private static void sayThatItWaits(IWorkbenchWindow window, Path socket) {
        OnDisplay.of(
                window.getShell(),
                () -> StatusLine.tell(window, NLS.bind(DmaMessages.Receive_waiting, socket.toString())));
    }

    private static void ended(IWorkbenchWindow window, Path socket, List<ReceivedDmabuf> came) {
        if (came.isEmpty()) {
            StatusLine.tell(window, NLS.bind(DmaMessages.Receive_nothing, socket.toString()));
            return;
        }
        ReceivedDmabuf last = came.getLast();
        Reveal.later(window.getActivePage(), ViewIds.DMABUFS, ReceivedRows.key(last.number()));
        StatusLine.tell(window, NLS.bind(DmaMessages.Receive_done, Integer.toString(came.size()), last.origin()));
    }
}
