package org.vfioscope.ui.tests.driver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;

/** Drives one tree of the window: rows are named by the beginning of their first cell, from the root down. */
public final class TreeDriver {

    private final String column;
    private Text filterLine;

    private TreeDriver(String column) {
        this.column = column;
    }

    /** The tree of the Devices view. */
    public static TreeDriver devices() {
        return new TreeDriver("Driver");
    }

    /** The tree of the Regions view. */
    public static TreeDriver regions() {
        return new TreeDriver("Offset");
    }

    /** The tree that has a column of that title. */
    public static TreeDriver withColumn(String title) {
        return new TreeDriver(title);
    }

    /** The tree, told by one of its columns. To be called on the window's thread. */
    public Tree tree() {
        return Widgets.all(Ui.shell(), Tree.class)
                .filter(tree -> Arrays.stream(tree.getColumns())
                        .map(TreeColumn::getText)
                        .anyMatch(column::equals))
                .findFirst()
                .orElse(null);
    }

    /** Waits for a row and gives its cells. */
    public List<String> cells(String... path) {
        TreeItem item = row(path);
        return Ui.call(() -> cells(item));
    }

    /** Waits until a cell of a row says something. */
    public void awaitCell(int index, String text, String... path) {
        Ui.await("\"%s\" in the row %s".formatted(text, String.join(" > ", path)), () -> {
            TreeItem item = find(path);
            return item != null && item.getText(index).contains(text);
        });
    }

    /** Waits until one of the topmost rows has cells that contain these texts, from the first column on. */
    public void awaitRow(String... texts) {
        Ui.await(
                "a row with " + String.join(", ", texts),
                () -> tree() != null
                        && Stream.of(tree().getItems())
                                .anyMatch(item -> IntStream.range(0, texts.length)
                                        .allMatch(i -> item.getText(i).contains(texts[i]))));
    }

    /** Whether there is such a row now. */
    public boolean has(String... path) {
        return Ui.call(() -> find(path) != null);
    }

    /** Whether there is such a row. To be called on the window's thread. */
    public boolean isShown(String... path) {
        return find(path) != null;
    }

    /** The first cells of the selected rows. */
    public List<String> selected() {
        return Ui.call(() ->
                Arrays.stream(tree().getSelection()).map(TreeItem::getText).toList());
    }

    /** The first cells of the selected rows. To be called on the window's thread. */
    public List<String> selectedNow() {
        return Arrays.stream(tree().getSelection()).map(TreeItem::getText).toList();
    }

    /** Selects the row at a place below another one. */
    public void selectChild(int index, String... path) {
        TreeItem item = row(path);
        Ui.run(() -> {
            expand(item);
            item.getParent().forceFocus();
            item.getParent().setSelection(item.getItem(index));
            notify(item.getItem(index), SWT.Selection);
        });
    }

    /** Expands a row and gives the first cells of the rows below it. */
    public List<String> children(String... path) {
        TreeItem item = row(path);
        return Ui.call(() -> {
            expand(item);
            return Arrays.stream(item.getItems()).map(TreeItem::getText).toList();
        });
    }

    /** The first cells of the rows below a row that is there, expanded or not. To be called on the window's thread. */
    public List<String> childrenNow(String... path) {
        return Arrays.stream(find(path).getItems()).map(TreeItem::getText).toList();
    }

    /** Selects a row and gives the tree the focus, as a click does. */
    public void select(String... path) {
        TreeItem item = row(path);
        Ui.run(() -> {
            item.getParent().forceFocus();
            item.getParent().setSelection(item);
            notify(item, SWT.Selection);
        });
    }

    /** Selects two rows, as a click with Ctrl on the second does. */
    public void selectBoth(String[] first, String[] second) {
        TreeItem a = row(first);
        TreeItem b = row(second);
        Ui.run(() -> {
            a.getParent().forceFocus();
            a.getParent().setSelection(new TreeItem[] {a, b});
            notify(b, SWT.Selection);
        });
    }

    /** Whether a row is selected, and the first row is the uppermost one that is seen. To be called on the window's thread. */
    public boolean isAtTopWithSelection() {
        Tree tree = tree();
        return tree != null
                && tree.getSelectionCount() > 0
                && tree.getVerticalBar().getSelection() == 0;
    }

    /** Double-clicks a row. */
    public void doubleClick(String... path) {
        select(path);
        TreeItem item = row(path);
        Ui.run(() -> notify(item, SWT.DefaultSelection));
    }

    /** Rests with the mouse on a row until its tooltip shows. */
    public void hover(String... path) {
        hoverOver(0, row(path));
    }

    /** Rests with the mouse on a cell of a row until its tooltip shows. */
    public void hoverCell(String title, String... path) {
        TreeItem item = row(path);
        hoverOver(Ui.call(() -> tree().indexOf(column(title))), item);
    }

    private void hoverOver(int cell, TreeItem item) {
        Ui.run(() -> {
            Rectangle bounds = item.getBounds(cell);
            Event event = new Event();
            event.x = bounds.x + bounds.width / 2;
            event.y = bounds.y + bounds.height / 2;
            item.getParent().notifyListeners(SWT.MouseHover, event);
        });
        Ui.await("a tooltip", this::hasTooltip);
    }

    /** What the tooltip says that is shown. */
    public String tooltip() {
        return Ui.call(() -> Arrays.stream(Ui.display().getShells())
                .filter(shell -> shell.isVisible() && (shell.getStyle() & SWT.TOOL) != 0)
                .flatMap(shell -> Widgets.all(shell, CLabel.class))
                .map(CLabel::getText)
                .findFirst()
                .orElse(""));
    }

    /** Where the tooltip is on the display. */
    public Rectangle tooltipPlace() {
        return Ui.call(() -> Arrays.stream(Ui.display().getShells())
                .filter(shell -> shell.isVisible() && (shell.getStyle() & SWT.TOOL) != 0)
                .map(Shell::getBounds)
                .findFirst()
                .orElseThrow());
    }

    /** Where the first cell of a row is on the display. */
    public Rectangle place(String... path) {
        TreeItem item = row(path);
        return Ui.call(() -> Ui.display().map(tree(), null, item.getBounds(0)));
    }

    /** Where on the display the context menu opens when a key asks for it. */
    public Point menuPlace() {
        return Ui.call(() -> {
            Event event = new Event();
            event.detail = SWT.MENU_KEYBOARD;
            tree().notifyListeners(SWT.MenuDetect, event);
            return new Point(event.x, event.y);
        });
    }

    /** The tooltip of a heading. */
    public String hint(String title) {
        return Ui.call(() -> column(title).getToolTipText());
    }

    /** Whether a tooltip is shown, of which there is never more than one. To be called on the window's thread. */
    public boolean hasTooltip() {
        return Arrays.stream(Ui.display().getShells())
                .anyMatch(shell -> shell.isVisible() && (shell.getStyle() & SWT.TOOL) != 0);
    }

    /** The rows that are shown, expanded ones with those below them, by their first cells. */
    public List<String> shown() {
        return Ui.call(() -> {
            List<String> names = new ArrayList<>();
            addShown(tree().getItems(), names);
            return names;
        });
    }

    private static void addShown(TreeItem[] items, List<String> names) {
        for (TreeItem item : items) {
            names.add(item.getText());
            if (item.getExpanded()) {
                addShown(item.getItems(), names);
            }
        }
    }

    /** Clicks the heading of a column. */
    public void clickHeading(String title) {
        Ui.run(() -> column(title).notifyListeners(SWT.Selection, new Event()));
    }

    /** How wide a column is, in pixels; 0 where it is not shown. */
    public int width(String title) {
        return Ui.call(() -> column(title).getWidth());
    }

    /** How wide a column is, in pixels. To be called on the window's thread. */
    public int columnWidth(String title) {
        return column(title).getWidth();
    }

    /** The offsets of the rows below a row, in the order in which they are shown; rows without one are left out. */
    public List<Long> offsets(String... path) {
        TreeItem item = row(path);
        return Ui.call(() -> {
            expand(item);
            int offset = tree().indexOf(column("Offset"));
            return Arrays.stream(item.getItems())
                    .map(child -> child.getText(offset))
                    .filter(text -> text.startsWith("0x"))
                    .map(text -> Long.parseUnsignedLong(text.substring(2), 16))
                    .toList();
        });
    }

    private TreeColumn column(String title) {
        return Arrays.stream(tree().getColumns())
                .filter(candidate -> candidate.getText().equals(title))
                .findFirst()
                .orElseThrow();
    }

    /** Presses the mouse on a cell of a row. */
    public void clickCell(String title, String... path) {
        select(path);
        TreeItem item = row(path);
        Ui.run(() -> {
            Rectangle bounds = item.getBounds(tree().indexOf(column(title)));
            Event event = new Event();
            event.x = bounds.x + bounds.width / 2;
            event.y = bounds.y + bounds.height / 2;
            tree().notifyListeners(SWT.MouseDown, event);
        });
    }

    /** Types into the filter line above the tree. */
    public void filter(String text) {
        Ui.run(() -> {
            Composite page = tree().getParent().getParent().getParent();
            filterLine = Widgets.all(page, Text.class)
                    .filter(field -> field.getMessage().equals("Filter"))
                    .findFirst()
                    .orElseThrow();
            filterLine.setText(text);
        });
    }

    /** Types into the filter line that was typed into before, though no row may be shown below it. */
    public void filterAgain(String text) {
        Ui.run(() -> filterLine.setText(text));
    }

    /** Empties the filter line that was typed into before, where one was and is still there. */
    public void clearFilter() {
        Ui.run(() -> {
            if (filterLine != null && !filterLine.isDisposed()) {
                filterLine.setText("");
            }
        });
    }

    /** Waits for a row, and expands those above it. */
    private TreeItem row(String... path) {
        return Ui.find("row " + String.join(" > ", path), () -> find(path));
    }

    private TreeItem find(String... path) {
        Tree tree = tree();
        if (tree == null) {
            return null;
        }
        TreeItem item = null;
        for (String name : path) {
            if (item != null) {
                expand(item);
            }
            TreeItem[] items = item == null ? tree.getItems() : item.getItems();
            item = Arrays.stream(items)
                    .filter(child -> child.getText().startsWith(name))
                    .findFirst()
                    .orElse(null);
            if (item == null) {
                return null;
            }
        }
        return item;
    }

    private static void expand(TreeItem item) {
        if (!item.getExpanded()) {
            notify(item, SWT.Expand);
            item.setExpanded(true);
        }
    }

    private static void notify(TreeItem item, int type) {
        Event event = new Event();
        event.item = item;
        item.getParent().notifyListeners(type, event);
    }

    private static List<String> cells(TreeItem item) {
        return IntStream.range(0, item.getParent().getColumnCount())
                .mapToObj(item::getText)
                .toList();
    }
}
