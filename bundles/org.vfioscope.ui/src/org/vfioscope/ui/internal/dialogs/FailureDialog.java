package org.vfioscope.ui.internal.dialogs;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.copy.ToClipboard;
import org.vfioscope.ui.internal.tree.AccessibleName;

/** Says what went wrong, why, and what mends it; all of it can be selected and copied. */
public final class FailureDialog extends TitleAreaDialog {

    private static final int COPY = IDialogConstants.CLIENT_ID;
    private static final int WIDTH = 520;

    private final Failure failure;

    private FailureDialog(Shell parent, Failure failure) {
        super(parent);
        this.failure = failure;
        setHelpAvailable(false);
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    /**
     * Shows a failure. May be called from any thread; does not wait for the user.
     *
     * @param failure the failure
     */
    public static void show(Failure failure) {
        if (PlatformUI.isWorkbenchRunning()) {
            PlatformUI.getWorkbench()
                    .getDisplay()
                    .asyncExec(() -> new FailureDialog(
                                    PlatformUI.getWorkbench()
                                            .getModalDialogShellProvider()
                                            .getShell(),
                                    failure)
                            .open());
        }
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.Failure_title);
        setTitleImage(shell.getDisplay().getSystemImage(SWT.ICON_ERROR));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        setTitle(Messages.Failure_heading);
        setMessage(failure.headline(), IMessageProvider.ERROR);
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 12).applyTo(area);
        paragraph(area, Messages.Failure_cause, failure.cause());
        paragraph(area, Messages.Failure_remedy, failure.remedy());
        paragraph(area, Messages.Failure_detailsLabel, failure.details());
        return area;
    }

    private static void paragraph(Composite area, String name, String words) {
        Label label = new Label(area, SWT.NONE);
        label.setText(name);
        GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(label);
        Text text = new Text(area, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY);
        text.setText(words);
        text.setBackground(area.getBackground());
        AccessibleName.set(text, name);
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .hint(WIDTH, SWT.DEFAULT)
                .applyTo(text);
    }

    /** Else the first text had the focus, and its caret looked as if something were to be typed. */
    @Override
    public void create() {
        super.create();
        getButton(IDialogConstants.OK_ID).setFocus();
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, COPY, Messages.Failure_copy, false);
        createButton(parent, IDialogConstants.OK_ID, IDialogConstants.CLOSE_LABEL, true);
    }

    @Override
    protected void buttonPressed(int button) {
        if (button == COPY) {
            ToClipboard.put(getShell().getDisplay(), failure.asText());
        } else {
            super.buttonPressed(button);
        }
    }
}
