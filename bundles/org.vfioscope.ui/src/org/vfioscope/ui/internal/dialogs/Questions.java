package org.vfioscope.ui.internal.dialogs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.OwnedDmabuf;
import org.vfioscope.ui.internal.DmaMessages;
import org.vfioscope.ui.internal.Messages;

/** What is asked before something is lost. */
public final class Questions {

    private static final int YES = 0;

    /** The button that Return presses: a key too many is not to take memory from whoever imported it. */
    private static final int CANCEL = 1;

    private Questions() {}

    /**
     * Asks whether a device may be closed, if dmabufs of it would be released, or what is mapped for its DMA unmapped.
     *
     * @param shell the window
     * @param session the open device
     * @return whether to go on
     */
    public static boolean mayClose(Shell shell, DeviceSession session) {
        String device = session.device().name();
        long live = liveDmabufs(session);
        List<String> ends = new ArrayList<>();
        if (live > 0) {
            ends.add(NLS.bind(
                    live == 1 ? Messages.Questions_closeOne : Messages.Questions_close, device, Long.toString(live)));
        }
        unmapped(session).ifPresent(ends::add);
        return ends.isEmpty()
                || ask(
                        shell,
                        NLS.bind(Messages.Questions_closeTitle, device),
                        String.join("\n\n", ends),
                        Messages.Questions_closeButton);
    }

    /**
     * Asks whether the window may be closed, if dmabufs would be released, or what is mapped for DMA unmapped.
     *
     * @param shell the window
     * @param access the open devices, and what was received
     * @return whether to go on
     */
    public static boolean mayQuit(Shell shell, DeviceAccess access) {
        long made = access.sessions().stream().mapToLong(Questions::liveDmabufs).sum();
        long received =
                access.received().all().stream().filter(OwnedDmabuf::isLive).count();
        List<String> ends = new ArrayList<>();
        if (made > 0) {
            ends.add(NLS.bind(made == 1 ? Messages.Questions_quitOne : Messages.Questions_quit, Long.toString(made)));
        }
        if (received > 0) {
            ends.add(NLS.bind(
                    received == 1 ? DmaMessages.Receive_quitOne : DmaMessages.Receive_quit, Long.toString(received)));
        }
        access.sessions().stream()
                .map(Questions::unmapped)
                .flatMap(Optional::stream)
                .forEach(ends::add);
        return ends.isEmpty()
                || ask(shell, Messages.Questions_quitTitle, String.join("\n\n", ends), Messages.Questions_quitButton);
    }

    private static long liveDmabufs(DeviceSession session) {
        return session.dmabufs().stream().filter(DmabufHandle::isLive).count();
    }

    private static Optional<String> unmapped(DeviceSession session) {
        int mapped = session.addressSpace().map(space -> space.map().size()).orElse(0);
        return mapped == 0
                ? Optional.empty()
                : Optional.of(NLS.bind(
                        Messages.Questions_mapped, session.device().name(), Integer.toString(mapped)));
    }

    private static boolean ask(Shell shell, String title, String question, String yes) {
        MessageDialog dialog = new MessageDialog(
                shell, title, null, question, MessageDialog.WARNING, CANCEL, yes, Messages.Questions_cancelButton);
        return dialog.open() == YES;
    }
}
