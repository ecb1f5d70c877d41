package org.vfioscope.ui.internal.dialogs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.ImportHandle;
import org.vfioscope.access.OwnedDmabuf;
import org.vfioscope.model.dma.DmaSource;
import org.vfioscope.model.dma.ImportState;
import org.vfioscope.ui.internal.DmaMessages;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.jobs.FileJob;

/** What is asked before something is lost. */
public final class Questions {

    private static final int YES = 0;

    /** The button that Return presses: a key too many is not to take memory from whoever imported it. */
    private static final int CANCEL = 1;

    private Questions() {}

    /**
     * Asks whether a device may be closed, if dmabufs of it would be released or DMA would end.
     *
     * @param shell the window
     * @param access the open devices
     * @param session the one to be closed
     * @return whether to go on
     */
    public static boolean mayClose(Shell shell, DeviceAccess access, DeviceSession session) {
        String device = session.device().name();
        List<String> ends = new ArrayList<>();
        add(ends, liveDmabufs(session), Messages.Questions_closeOne, Messages.Questions_close, device);
        add(ends, mappings(access, session), DmaMessages.Close_mappedOne, DmaMessages.Close_mapped, device);
        return ends.isEmpty()
                || ask(shell, NLS.bind(Messages.Questions_closeTitle, device), ends, Messages.Questions_closeButton);
    }

    /**
     * Asks whether the window may be closed, if dmabufs would be released, DMA would end or a file would not be written to its
     * end.
     *
     * @param shell the window
     * @param access the open devices, and what was received
     * @return whether to go on
     */
    public static boolean mayQuit(Shell shell, DeviceAccess access) {
        List<String> ends = new ArrayList<>();
        long made = access.sessions().stream().mapToLong(Questions::liveDmabufs).sum();
        add(ends, made, Messages.Questions_quitOne, Messages.Questions_quit, "");
        long mapped = mappings(access).count();
        add(ends, mapped, DmaMessages.Close_quitMappedOne, DmaMessages.Close_quitMapped, "");
        long received =
                access.received().all().stream().filter(OwnedDmabuf::isLive).count();
        add(ends, received, DmaMessages.Receive_quitOne, DmaMessages.Receive_quit, "");
        FileJob.unfinished().forEach(job -> ends.add(NLS.bind(Messages.Questions_quitWriting, job)));
        return ends.isEmpty() || ask(shell, Messages.Questions_quitTitle, ends, Messages.Questions_quitButton);
    }

    /** Says what ends, where there is any: the number is {0}, the device {1}. */
    private static void add(List<String> ends, long count, String one, String several, String device) {
        if (count > 0) {
            ends.add(NLS.bind(count == 1 ? one : several, Long.toString(count), device));
        }
    }

    private static long liveDmabufs(DeviceSession session) {
        return session.dmabufs().stream().filter(DmabufHandle::isLive).count();
    }

    /** What a device's DMA reaches, and what reaches its regions without a dmabuf; what is lost, closing takes from nobody. */
    private static long mappings(DeviceAccess access, DeviceSession closed) {
        return mappings(access)
                .filter(handle -> handle.space().session() == closed
                        || handle.mapping().source() instanceof DmaSource.RegionPart part
                                && part.device().equals(closed.device().name()))
                .count();
    }

    private static Stream<ImportHandle> mappings(DeviceAccess access) {
        return access.sessions().stream()
                .flatMap(session -> session.addressSpace().stream())
                .flatMap(space -> space.imports().stream())
                .filter(handle -> handle.state() == ImportState.MAPPED);
    }

    private static boolean ask(Shell shell, String title, List<String> ends, String yes) {
        String question = String.join("\n\n", ends);
        MessageDialog dialog = new MessageDialog(
                shell, title, null, question, MessageDialog.WARNING, CANCEL, yes, Messages.Questions_cancelButton);
        return dialog.open() == YES;
    }
}
