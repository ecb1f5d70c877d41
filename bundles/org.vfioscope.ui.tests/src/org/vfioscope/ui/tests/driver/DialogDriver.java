package org.vfioscope.ui.tests.driver;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;

/** Reads and answers one dialog. */
public final class DialogDriver {

    private final Shell shell;

    private DialogDriver(Shell shell) {
        this.shell = shell;
    }

    /** Waits for a dialog with a title. */
    public static DialogDriver titled(String title) {
        return new DialogDriver(Ui.find(
                "dialog " + title,
                () -> Arrays.stream(Ui.display().getShells())
                        .filter(shell -> shell != Ui.shell()
                                && shell.isVisible()
                                && shell.getText().equals(title))
                        .findFirst()
                        .orElse(null)));
    }

    /** Whether any dialog is open. */
    public static boolean anyOpen() {
        return Ui.call(() -> Arrays.stream(Ui.display().getShells())
                .anyMatch(shell -> shell != Ui.shell()
                        && shell.isVisible()
                        && !shell.getText().isEmpty()));
    }

    /** Closes what a test that failed left open, so that the next one is not stopped by it. */
    public static void closeAll() {
        Ui.run(() -> Arrays.stream(Ui.display().getShells())
                .filter(shell -> !shell.isDisposed() && shell != Ui.shell() && shell.isVisible())
                .filter(shell -> !shell.getText().isEmpty())
                .forEach(Shell::close));
    }

    /** All texts of the dialog: what is written in labels, and what can be selected. */
    public List<String> texts() {
        return Ui.call(() -> textsNow().toList());
    }

    /** All texts of the dialog. To be called on the window's thread. */
    public Stream<String> textsNow() {
        return Stream.concat(
                Widgets.all(shell, Label.class).map(Label::getText),
                Widgets.all(shell, Text.class).map(Text::getText));
    }

    /** What can be selected and copied. */
    public List<String> selectableTexts() {
        return Ui.call(() -> Widgets.all(shell, Text.class).map(Text::getText).toList());
    }

    /** Presses a button. */
    public void press(String label) {
        Ui.run(() -> {
            Button button = button(label);
            if (!button.isEnabled()) {
                throw new AssertionError("disabled: " + label);
            }
            button.notifyListeners(SWT.Selection, new Event());
        });
    }

    /** Presses a button that opens another dialog; does not wait for what it does. */
    public void pressForMore(String label) {
        Ui.run(() -> {
            Button button = button(label);
            if (!button.isEnabled()) {
                throw new AssertionError("disabled: " + label);
            }
            Ui.start(() -> button.notifyListeners(SWT.Selection, new Event()));
        });
    }

    /** Ticks a box, or takes the tick away. */
    public void check(String label) {
        Ui.run(() -> {
            button(label).setSelection(!button(label).getSelection());
            button(label).notifyListeners(SWT.Selection, new Event());
        });
    }

    /** Whether a button can be pressed. */
    public boolean isEnabled(String label) {
        return Ui.call(() -> button(label).isEnabled());
    }

    private Button button(String label) {
        return Widgets.all(shell, Button.class)
                .filter(candidate -> Widgets.plain(candidate.getText()).equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + label));
    }

    /** Types into the field behind a label. */
    public void type(String label, String text) {
        Ui.run(() -> {
            Control[] siblings = Widgets.all(shell, Label.class)
                    .filter(candidate -> Widgets.plain(candidate.getText()).equals(label))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no label " + label))
                    .getParent()
                    .getChildren();
            for (int i = 0; i < siblings.length - 1; i++) {
                if (siblings[i] instanceof Label name
                        && Widgets.plain(name.getText()).equals(label)
                        && siblings[i + 1] instanceof Text field) {
                    field.setText(text);
                    // pages of preferences look at keys rather than at the text
                    field.notifyListeners(SWT.KeyUp, new Event());
                    return;
                }
                if (siblings[i] instanceof Label name
                        && Widgets.plain(name.getText()).equals(label)
                        && siblings[i + 1] instanceof Combo field) {
                    field.setText(text);
                    return;
                }
            }
            throw new AssertionError("no field behind " + label);
        });
    }

    /** Whether the Tab key leads out of a field of several lines, rather than into its text. */
    public boolean leavesByTab(String label) {
        return Ui.call(() -> {
            Text field = Widgets.all(shell, Text.class)
                    .filter(text -> (text.getStyle() & SWT.MULTI) != 0 && text.getEditable())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no field behind " + label));
            Event event = new Event();
            event.detail = SWT.TRAVERSE_TAB_NEXT;
            event.doit = false;
            field.notifyListeners(SWT.Traverse, event);
            return event.doit;
        });
    }

    /** The button that Return presses. */
    public String defaultButton() {
        return Ui.call(() -> Widgets.plain(shell.getDefaultButton().getText()));
    }

    /** The rows of all tables, each with its cells parted by blanks. To be called on the window's thread. */
    public Stream<String> rows() {
        return Widgets.all(shell, Table.class)
                .flatMap(table -> Arrays.stream(table.getItems())
                        .map(item -> IntStream.range(0, Math.max(1, table.getColumnCount()))
                                .mapToObj(item::getText)
                                .collect(Collectors.joining(" "))));
    }

    /** The first item of its tree: of the preferences the page that they open on at first. */
    public String firstPage() {
        return Ui.call(() -> Widgets.all(shell, Tree.class)
                .findFirst()
                .orElseThrow()
                .getItem(0)
                .getText());
    }

    /** Waits until the dialog is gone. */
    public void awaitClosed() {
        Ui.await("end of the dialog", shell::isDisposed);
    }

    /** The dialog's shell, for a picture. */
    public Shell shell() {
        return shell;
    }
}
