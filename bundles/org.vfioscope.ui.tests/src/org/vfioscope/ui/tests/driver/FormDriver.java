package org.vfioscope.ui.tests.driver;

import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Fills in the fields of a dialog, each told by the label before it. */
public final class FormDriver {

    private final DialogDriver dialog;

    /** The fields of a dialog. */
    public FormDriver(DialogDriver dialog) {
        this.dialog = dialog;
    }

    /** What a field says. */
    public String text(String label) {
        return Ui.call(() -> ((Text) field(label)).getText());
    }

    /** Types into a field. */
    public void type(String label, String text) {
        Ui.run(() -> ((Text) field(label)).setText(text));
    }

    /** Types into the first field, of a dialog with but one. */
    public void typeFirst(String text) {
        Ui.run(() -> Widgets.all(dialog.shell(), Text.class)
                .filter(field -> (field.getStyle() & SWT.READ_ONLY) == 0)
                .findFirst()
                .orElseThrow()
                .setText(text));
    }

    /** Chooses an item of a drop-down list by its beginning. */
    public void choose(String label, String beginning) {
        Ui.run(() -> {
            Combo combo = (Combo) field(label);
            String item = Arrays.stream(combo.getItems())
                    .filter(candidate -> candidate.startsWith(beginning))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + beginning + " among " + List.of(combo.getItems())));
            combo.select(combo.indexOf(item));
            combo.notifyListeners(SWT.Selection, new Event());
        });
    }

    /** Chooses a radio button by its beginning, as a click does: the others of its group are left. */
    public void pick(String beginning) {
        Ui.run(() -> {
            List<Button> radios = Widgets.all(dialog.shell(), Button.class)
                    .filter(button -> (button.getStyle() & SWT.RADIO) != 0)
                    .toList();
            for (Button radio : radios) {
                radio.setSelection(Widgets.plain(radio.getText()).startsWith(beginning));
                radio.notifyListeners(SWT.Selection, new Event());
            }
        });
    }

    /** Whether a button can be pressed. */
    public boolean isEnabled(String button) {
        return Ui.call(() -> Widgets.all(dialog.shell(), Button.class)
                .filter(candidate -> Widgets.plain(candidate.getText()).equals(button))
                .findFirst()
                .orElseThrow()
                .isEnabled());
    }

    private Control field(String label) {
        Label found = Widgets.all(dialog.shell(), Label.class)
                .filter(candidate -> Widgets.plain(candidate.getText()).equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no label " + label));
        List<Control> siblings = List.of(found.getParent().getChildren());
        return siblings.get(siblings.indexOf(found) + 1);
    }
}
