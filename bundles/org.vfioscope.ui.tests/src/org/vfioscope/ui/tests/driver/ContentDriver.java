package org.vfioscope.ui.tests.driver;

import java.util.Arrays;
import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

/** Drives the Content view. */
public final class ContentDriver {

    private ContentDriver() {}

    /** Waits until a register, told by the row's offset and the column's title, shows a text. */
    public static void await(String row, String column, String text) {
        Ui.await("%s at %s %s".formatted(text, row, column), () -> text.equals(cell(row, column)));
    }

    /** What a register shows. */
    public static String text(String row, String column) {
        return Ui.find("row " + row, () -> cell(row, column));
    }

    /** What a register shows now, or null. To be called on the window's thread. */
    public static String now(String row, String column) {
        return cell(row, column);
    }

    /** How many rows there are in the native table. */
    public static int rows() {
        return Ui.call(() -> table("content").getItemCount());
    }

    /** Waits until a watched register shows a text. */
    public static void awaitWatched(String offset, Predicate<String> text) {
        Ui.await("watched " + offset, () -> {
            Table table = table("watch");
            return table != null
                    && Arrays.stream(table.getItems())
                            .anyMatch(item -> item.getText(0).equals(offset) && text.test(item.getText(1)));
        });
    }

    /** Whether the region above the registers is that one, and not cut. To be called on the window's thread. */
    public static boolean showsWhole(String region) {
        return Widgets.all(Ui.shell(), CLabel.class)
                .filter(label -> label.getText().equals(region))
                .anyMatch(label -> label.computeSize(SWT.DEFAULT, SWT.DEFAULT).x <= label.getSize().x);
    }

    /** What the heading over the watched registers says. */
    public static String watchHeading() {
        return Ui.call(() -> table("watch").getColumn(0).getText());
    }

    /** Types an offset and presses Enter. */
    public static void goTo(String offset) {
        Ui.find("address line", ContentDriver::address);
        Ui.run(() -> {
            address().setText(offset);
            address().notifyListeners(SWT.DefaultSelection, new Event());
        });
    }

    /** Whether a button of the view can be pressed. */
    public static boolean isEnabled(String label) {
        Button button = Ui.find("button " + label, () -> button(label));
        return Ui.call(button::isEnabled);
    }

    /** What a button of the view explains, or null. To be called on the window's thread. */
    public static String tooltip(String label) {
        Button button = button(label);
        return button == null ? null : button.getToolTipText();
    }

    private static Button button(String label) {
        return find(Button.class, b -> Widgets.plain(b.getText()).equals(label));
    }

    /** Presses a button of the view. */
    public static void press(String label) {
        Button button = Ui.find("button " + label, () -> button(label));
        Ui.start(() -> button.notifyListeners(SWT.Selection, new Event()));
    }

    /** Chooses from one of the lists. */
    public static void choose(String item) {
        Combo combo = Ui.find("choice " + item, () -> find(Combo.class, c -> c.indexOf(item) >= 0));
        Ui.run(() -> {
            combo.select(combo.indexOf(item));
            combo.notifyListeners(SWT.Selection, new Event());
        });
    }

    /** Waits until the address line has the focus. */
    public static void awaitAddressFocus() {
        Ui.await(
                "focus in the address line",
                () -> address() != null && address().isFocusControl());
    }

    private static String cell(String row, String column) {
        Table table = table("content");
        if (table == null) {
            return null;
        }
        for (int i = 0; i < table.getColumnCount(); i++) {
            if (table.getColumn(i).getText().equals(column)) {
                for (TableItem item : table.getItems()) {
                    if (item.getText(0).equals(row)) {
                        return item.getText(i);
                    }
                }
            }
        }
        return null;
    }

    private static Text address() {
        return find(Text.class, text -> text.getMessage().equals("Go to offset"));
    }

    private static Table table(String id) {
        return find(Table.class, table -> id.equals(table.getData("org.vfioscope.ui.id")));
    }

    private static <C extends Control> C find(Class<C> type, Predicate<C> which) {
        return Widgets.all(Ui.shell(), type).filter(which).findFirst().orElse(null);
    }
}
