package org.vfioscope.ui.internal.dialogs;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.vfioscope.model.OpenWay;
import org.vfioscope.ui.internal.DmaMessages;
import org.vfioscope.ui.internal.Messages;

/** Asks in which of the ways that the host offers a device is to be opened. */
public final class OpenViaDialog extends MessageDialog {

    private final List<OpenWay> ways;
    private OpenWay chosen;

    private OpenViaDialog(Shell parent, String device, List<OpenWay> ways) {
        super(
                parent,
                NLS.bind(DmaMessages.OpenVia_title, device),
                null,
                NLS.bind(DmaMessages.OpenVia_message, device),
                MessageDialog.QUESTION,
                0,
                DmaMessages.OpenVia_button,
                Messages.Questions_cancelButton);
        this.ways = ways;
        this.chosen = ways.getFirst();
    }

    /**
     * Asks, if there is a choice; else says that there is none.
     *
     * @param parent the window
     * @param device the device's name
     * @param ways what the host offers, the preferred one first
     * @return what was chosen, or empty where nothing was
     */
    public static Optional<OpenWay> ask(Shell parent, String device, List<OpenWay> ways) {
        if (ways.size() < 2) {
            String none = ways.isEmpty()
                    ? NLS.bind(DmaMessages.OpenVia_nothing, device)
                    : NLS.bind(DmaMessages.OpenVia_only, device, ways.getFirst().label());
            MessageDialog.openInformation(parent, NLS.bind(DmaMessages.OpenVia_title, device), none);
            return Optional.empty();
        }
        OpenViaDialog dialog = new OpenViaDialog(parent, device, ways);
        return dialog.open() == OK ? Optional.of(dialog.chosen) : Optional.empty();
    }

    @Override
    protected Control createCustomArea(Composite parent) {
        for (OpenWay way : ways) {
            Button button = new Button(parent, SWT.RADIO);
            button.setText(
                    switch (way) {
                        case IOMMUFD -> DmaMessages.OpenVia_iommufd;
                        case GROUP -> DmaMessages.OpenVia_group;
                    });
            button.setSelection(way == chosen);
            button.addListener(SWT.Selection, event -> {
                if (button.getSelection()) {
                    chosen = way;
                }
            });
        }
        return parent;
    }
}
