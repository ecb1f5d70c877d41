package org.vfioscope.ui.internal.dialogs;

import java.util.List;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.ReportMessages;

/** Asks before devices are opened only to be read once: that wakes them. */
public final class WakeQuestion {

    private static final int OPEN = 0;

    /** The button that Return presses. */
    private static final int CANCEL = 1;

    private WakeQuestion() {}

    /**
     * Asks, if there is anything to be asked.
     *
     * @param shell the window
     * @param devices the names of the devices that would be woken
     * @return whether to go on
     */
    public static boolean mayOpen(Shell shell, List<String> devices) {
        if (devices.isEmpty()) {
            return true;
        }
        MessageDialog dialog = new MessageDialog(
                shell,
                ReportMessages.Wake_title,
                null,
                NLS.bind(ReportMessages.Wake_question, String.join(", ", devices)),
                MessageDialog.QUESTION,
                CANCEL,
                ReportMessages.Wake_button,
                Messages.Questions_cancelButton);
        return dialog.open() == OPEN;
    }
}
