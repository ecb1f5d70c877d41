package org.vfioscope.ui.internal.dialogs;

import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.vfioscope.access.AddressSpace;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.dma.ImportState;
import org.vfioscope.ui.internal.DmaMessages;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.rows.DmabufName;

/** What is asked before devices lose what they reach by their DMA. */
public final class DmaQuestions {

    private static final int YES = 0;

    /** The button that Return presses: a key too many is not to take memory from whoever imported it. */
    private static final int CANCEL = 1;

    private DmaQuestions() {}

    /**
     * Asks whether a device may be reset, naming the dmabufs that this revokes and who imported them.
     *
     * @param shell the window
     * @param session the open device
     * @param all all open devices
     * @return whether to go on
     */
    public static boolean mayReset(Shell shell, DeviceSession session, List<DeviceSession> all) {
        String device = session.device().name();
        String revoked = session.dmabufs().stream()
                .filter(DmabufHandle::isLive)
                .map(handle -> dmabuf(handle, all))
                .collect(Collectors.joining("\n"));
        String question = revoked.isEmpty()
                ? NLS.bind(DmaMessages.Reset_nothing, device)
                : NLS.bind(DmaMessages.Reset_revokes, device, revoked);
        return ask(shell, NLS.bind(DmaMessages.Reset_title, device), question, DmaMessages.Reset_button);
    }

    private static String dmabuf(DmabufHandle handle, List<DeviceSession> all) {
        String importers = all.stream()
                .filter(session -> session.addressSpace().map(AddressSpace::imports).orElse(List.of()).stream()
                        .anyMatch(made -> made.state() == ImportState.MAPPED
                                && made.dmabuf().filter(handle::equals).isPresent()))
                .map(session -> session.device().name())
                .collect(Collectors.joining(", "));
        String name = DmabufName.of(handle.dmabuf());
        String region = PciIndex.regionName(
                handle.session().snapshot().info().isPci(), handle.dmabuf().region());
        return importers.isEmpty()
                ? NLS.bind(DmaMessages.Reset_dmabuf, name, region)
                : NLS.bind(DmaMessages.Reset_dmabufImported, new Object[] {name, region, importers});
    }

    /**
     * Asks whether a device may be detached, if something is mapped for it.
     *
     * @param shell the window
     * @param space its address space
     * @return whether to go on
     */
    public static boolean mayDetach(Shell shell, AddressSpace space) {
        String device = space.session().device().name();
        int mapped = space.map().size();
        return mapped == 0
                || ask(
                        shell,
                        NLS.bind(DmaMessages.Detach_title, device),
                        NLS.bind(
                                DmaMessages.Detach_question,
                                new Object[] {device, space.label(), Integer.toString(mapped)}),
                        DmaMessages.Detach_button);
    }

    private static boolean ask(Shell shell, String title, String question, String yes) {
        MessageDialog dialog = new MessageDialog(
                shell, title, null, question, MessageDialog.WARNING, CANCEL, yes, Messages.Questions_cancelButton);
        return dialog.open() == YES;
    }
}
