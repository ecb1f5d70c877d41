package org.vfioscope.ui.internal.dialogs;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.tree.AccessibleName;

/** Asks for the path of a UNIX socket. Whether somebody listens there, only its use tells, which does not happen here. */
public final class SocketDialog extends TitleAreaDialog {

    /** Room for a path, in characters. */
    private static final int WIDTH = 60;

    /** The whole dialog's: what it says at its head takes two lines then, for which there is room. */
    private static final int WHOLE_WIDTH = 100;

    private final Words words;
    private final List<String> recent;
    private Combo field;
    private Path socket;

    /**
     * What is asked for.
     *
     * @param title the dialog's title
     * @param message what the socket is
     * @param button what is done with it
     * @param toBeMade whether the socket is made by that, rather than there already
     */
    public record Words(String title, String message, String button, boolean toBeMade) {}

    private SocketDialog(Shell parent, Words words, List<String> recent) {
        super(parent);
        this.words = words;
        this.recent = recent;
        setHelpAvailable(false);
    }

    /**
     * Asks.
     *
     * @param parent the window
     * @param words what is asked for
     * @param recent the paths that were chosen last, the last one first
     * @return the path, absolute; empty where the user does not go on
     */
    public static Optional<Path> ask(Shell parent, Words words, List<String> recent) {
        SocketDialog dialog = new SocketDialog(parent, words, recent);
        return dialog.open() == OK ? Optional.of(dialog.socket) : Optional.empty();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(words.title());
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    /** No taller than what is in it. */
    @Override
    protected Point getInitialSize() {
        int width = convertWidthInCharsToPixels(WHOLE_WIDTH);
        return new Point(width, getShell().computeSize(width, SWT.DEFAULT, true).y);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        setTitle(words.title());
        setMessage(words.message());
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
        GridLayoutFactory.swtDefaults().numColumns(3).margins(12, 12).applyTo(area);
        new Label(area, SWT.NONE).setText(Messages.Socket_path);
        field = new Combo(area, SWT.DROP_DOWN);
        field.setItems(recent.toArray(String[]::new));
        recent.stream().findFirst().ifPresent(field::setText);
        AccessibleName.set(field, Messages.Socket_path.replace("&", ""));
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .hint(convertWidthInCharsToPixels(WIDTH), SWT.DEFAULT)
                .align(SWT.FILL, SWT.CENTER)
                .applyTo(field);
        field.addListener(SWT.Modify, event -> check());
        Button browse = new Button(area, SWT.PUSH);
        browse.setText(Messages.Socket_browse);
        browse.addListener(SWT.Selection, event -> browse());
        return area;
    }

    private void browse() {
        FileDialog dialog = new FileDialog(getShell(), words.toBeMade() ? SWT.SAVE : SWT.OPEN);
        dialog.setText(words.title());
        parsed().map(Path::getParent).map(Path::toString).ifPresent(dialog::setFilterPath);
        String file = dialog.open();
        if (file != null) {
            field.setText(file);
        }
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, words.button(), true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        getButton(IDialogConstants.OK_ID).setEnabled(parsed().isPresent());
    }

    private void check() {
        Optional<Path> path = parsed();
        // nothing typed yet is no mistake
        boolean empty = field.getText().isBlank();
        setErrorMessage(
                path.isPresent() || empty
                        ? null
                        : NLS.bind(Messages.Socket_notAbsolute, field.getText().strip()));
        getButton(IDialogConstants.OK_ID).setEnabled(path.isPresent());
    }

    private Optional<Path> parsed() {
        try {
            return Optional.of(Path.of(field.getText().strip()))
                    .filter(Path::isAbsolute)
                    .map(Path::normalize);
        } catch (InvalidPathException e) {
            // such as one with a NUL, which is said as of any that is none
            return Optional.empty();
        }
    }

    @Override
    protected void okPressed() {
        socket = parsed().orElseThrow();
        super.okPressed();
    }
}
