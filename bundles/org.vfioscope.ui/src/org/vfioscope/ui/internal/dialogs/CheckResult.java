package org.vfioscope.ui.internal.dialogs;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.OwnedDmabuf;
import org.vfioscope.access.ReceivedDmabuf;
import org.vfioscope.access.spi.TriedImport;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.ui.internal.DmaMessages;
import org.vfioscope.ui.internal.rows.DmabufName;

/** Says what came of the attempt to import a dmabuf, and how the state of a dmabuf is known at all. */
public final class CheckResult {

    private CheckResult() {}

    /**
     * Shows it, and waits for the user.
     *
     * @param shell the window
     * @param handle the dmabuf
     * @param tried what came of it
     */
    public static void show(Shell shell, OwnedDmabuf handle, TriedImport tried) {
        String title = NLS.bind(DmaMessages.Check_title, DmabufName.of(handle), handle.origin());
        MessageDialog.openInformation(
                shell, title, NLS.bind(DmaMessages.Check_shown, words(handle, tried), DmaMessages.Check_how));
    }

    private static String words(OwnedDmabuf handle, TriedImport tried) {
        return switch (tried) {
            case TriedImport.Taken taken -> DmaMessages.Check_taken;
            case TriedImport.Refused refused when refused.errno().equals(Errno.ENODEV) -> DmaMessages.Check_revoked;
            case TriedImport.Refused refused -> {
                String words = NLS.bind(DmaMessages.Check_refused, new Object[] {
                    refused.errno().name(),
                    refused.errno().text(),
                    handle.state().label()
                });
                yield switch (handle) {
                    case DmabufHandle made when made.dmabuf().ranges().size() == 1 -> words;
                    case DmabufHandle made -> NLS.bind(DmaMessages.Check_refusedWhy, words, DmaMessages.Check_several);
                    case ReceivedDmabuf received ->
                        NLS.bind(DmaMessages.Check_refusedWhy, words, DmaMessages.Check_received);
                };
            }
            case TriedImport.Impossible impossible -> NLS.bind(DmaMessages.Check_impossible, impossible.reason());
        };
    }
}
