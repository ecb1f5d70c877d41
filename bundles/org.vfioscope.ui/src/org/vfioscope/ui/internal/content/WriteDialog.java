package org.vfioscope.ui.internal.content;

import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.dialogs.Unsigned;
import org.vfioscope.ui.internal.tree.AccessibleName;

/** Asks for a register's new value, and shows it beside the old one before it is written. */
final class WriteDialog extends TitleAreaDialog {

    private final String register;
    private final Optional<String> old;
    private final RegisterText format;
    private Text value;
    private Label confirmation;
    private Button readBack;
    private Answer answer;

    /**
     * What the user wants.
     *
     * @param value the new value, little-endian
     * @param readBack whether to read the register afterwards
     */
    record Answer(long value, boolean readBack) {}

    /**
     * Prepares the dialog.
     *
     * @param register device, region and offset in words
     * @param old the value that was read last, or empty where none was
     * @param format width and order of bytes
     */
    WriteDialog(Shell parent, String register, Optional<String> old, RegisterText format) {
        super(parent);
        this.register = register;
        this.old = old;
        this.format = format;
        setHelpAvailable(false);
    }

    /** Asks; empty where the user does not go on. */
    Optional<Answer> ask() {
        return open() == OK ? Optional.of(answer) : Optional.empty();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.Write_title);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        setTitle(register);
        setMessage(Messages.Write_message);
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 12).applyTo(area);
        new Label(area, SWT.NONE).setText(Messages.Write_old);
        new Label(area, SWT.NONE)
                .setText(old.map(before -> NLS.bind(Messages.Write_oldValue, before))
                        .orElse(Messages.Write_notRead));
        new Label(area, SWT.NONE).setText(Messages.Write_new);
        value = new Text(area, SWT.BORDER);
        AccessibleName.set(value, Messages.Write_new.replace("&", ""));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(value);
        value.addListener(SWT.Modify, event -> check());
        readBack = new Button(area, SWT.CHECK);
        readBack.setText(Messages.Write_readBack);
        GridDataFactory.swtDefaults().span(2, 1).applyTo(readBack);
        confirmation = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(confirmation);
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.Write_button, false);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, true);
        check();
        value.setFocus();
    }

    private void check() {
        OptionalLong typed = Unsigned.parse(value.getText()).stream()
                .filter(number -> format.width().truncate(number) == number)
                .findFirst();
        boolean good = typed.isPresent();
        boolean wrong = !good && !value.getText().isBlank();
        setErrorMessage(wrong ? NLS.bind(Messages.Write_tooLarge, format.width().bytes()) : null);
        getButton(IDialogConstants.OK_ID).setEnabled(good);
        // Return on an empty field is a key too many; after a value it is meant, and what becomes what is said
        getShell().setDefaultButton(getButton(good ? IDialogConstants.OK_ID : IDialogConstants.CANCEL_ID));
        confirmation.setText(good ? change(format.hex(format.ordered(typed.getAsLong()))) : "");
        confirmation.getParent().layout();
    }

    private String change(String next) {
        return old.map(before -> NLS.bind(Messages.Write_change, before, next))
                .orElseGet(() -> NLS.bind(Messages.Write_blind, next));
    }

    @Override
    protected void okPressed() {
        long typed = Unsigned.parse(value.getText()).orElseThrow();
        answer = new Answer(format.ordered(typed), readBack.getSelection());
        super.okPressed();
    }
}
