package org.vfioscope.ui.tests.driver;

import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;

/** Drives the table of the Trace view, and the filter above it. */
public final class TableDriver {

    private static final int EVENT = 3;
    private static final int ARGUMENTS = 4;

    private TableDriver() {}

    /** The Trace view. */
    public static TableDriver trace() {
        return new TableDriver();
    }

    /** Waits for a row of an event whose arguments begin with a text. */
    public void awaitRow(String event, String arguments) {
        Ui.await("%s %s".formatted(event, arguments), () -> isShown(event, arguments));
    }

    /** Whether there is such a row now. */
    public boolean hasRow(String event, String arguments) {
        return Ui.call(() -> isShown(event, arguments));
    }

    private static boolean isShown(String event, String arguments) {
        return Widgets.all(Ui.shell(), Table.class)
                .flatMap(table -> Arrays.stream(table.getItems()))
                .anyMatch(item -> item.getText(EVENT).equals(event)
                        && item.getText(ARGUMENTS).startsWith(arguments));
    }

    /** Waits for a sentence that stands where there are no rows. */
    public void awaitSentence(String beginning) {
        Ui.await(
                beginning,
                () -> Widgets.all(Ui.shell(), Label.class)
                        .anyMatch(label -> label.getText().startsWith(beginning)));
    }

    /** Types into the filter. */
    public void filter(String text) {
        Ui.run(() -> Widgets.all(Ui.shell(), Text.class)
                .filter(field -> field.getMessage().equals("Filter events"))
                .findFirst()
                .orElseThrow()
                .setText(text));
    }

    /** The texts of a column of the table with an id, from the top. To be called on the window's thread. */
    public static List<String> column(String id, int column) {
        return Widgets.all(Ui.shell(), Table.class)
                .filter(table -> id.equals(table.getData("org.vfioscope.ui.id")))
                .flatMap(table -> Arrays.stream(table.getItems()))
                .map(item -> item.getText(column))
                .toList();
    }

    /** The texts of a column of the table with an id, none where the table is not seen. To be called on the window's thread. */
    public static List<String> visibleColumn(String id, int column) {
        return Widgets.all(Ui.shell(), Table.class)
                .filter(table -> id.equals(table.getData("org.vfioscope.ui.id")) && table.isVisible())
                .flatMap(table -> Arrays.stream(table.getItems()))
                .map(item -> item.getText(column))
                .toList();
    }
}
