package org.vfioscope.ui.tests.driver;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/** Chooses from the main menu and from context menus. */
public final class MenuDriver {

    private final Supplier<Menu> root;

    private MenuDriver(Supplier<Menu> root) {
        this.root = root;
    }

    /** The window's menu bar. */
    public static MenuDriver main() {
        return new MenuDriver(() -> Ui.shell().getMenuBar());
    }

    /** The context menu of a tree. */
    public static MenuDriver context(TreeDriver tree) {
        return new MenuDriver(() -> tree.tree().getMenu());
    }

    /** Chooses an item, which has to be enabled; does not wait for what it does. */
    public void choose(String... path) {
        Ui.run(() -> {
            MenuItem item = item(path);
            if (!item.isEnabled()) {
                throw new AssertionError("disabled: " + String.join(" > ", path));
            }
            Ui.start(() -> item.notifyListeners(SWT.Selection, new Event()));
        });
    }

    /** Whether an item can be chosen. */
    public boolean isEnabled(String... path) {
        return Ui.call(() -> item(path).isEnabled());
    }

    /** Whether an item has a mark. */
    public boolean isMarked(String... path) {
        return Ui.call(() -> item(path).getSelection());
    }

    /** The tooltip of an item. */
    public String tooltip(String... path) {
        return Ui.call(() -> item(path).getToolTipText());
    }

    /** The key that stands beside an item, or the empty text. To be called on the window's thread. */
    public String keyNow(String... path) {
        String[] parts = item(path).getText().split("\t");
        return parts.length > 1 ? parts[1] : "";
    }

    /** The labels of all items, those of the menus below included, without what the user made: file names. */
    public List<String> labels() {
        return Ui.call(() -> labels(root.get()).toList());
    }

    private static Stream<String> labels(Menu menu) {
        menu.notifyListeners(SWT.Show, new Event());
        return Arrays.stream(menu.getItems())
                .filter(item -> !item.getText().isEmpty())
                .flatMap(item -> {
                    String label = Widgets.plain(item.getText());
                    return item.getMenu() == null || label.equals("Recent Captures")
                            ? Stream.of(label)
                            : Stream.concat(Stream.of(label), labels(item.getMenu()));
                });
    }

    /** Opens every menu on the way, so that it fills itself, and closes it again. */
    private MenuItem item(String... path) {
        Menu menu = root.get();
        MenuItem item = null;
        for (String label : path) {
            Menu parent = item == null ? menu : item.getMenu();
            parent.notifyListeners(SWT.Show, new Event());
            item = Arrays.stream(parent.getItems())
                    .filter(candidate -> Widgets.plain(candidate.getText()).equals(label))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no menu item " + label + " among "
                            + Arrays.stream(parent.getItems())
                                    .map(MenuItem::getText)
                                    .toList()));
        }
        return item;
    }
}
