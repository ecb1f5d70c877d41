package org.vfioscope.ui.tests.driver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.forms.widgets.ScrolledForm;

/** Reads the help's own window. */
public final class HelpDriver {

    private static final String TITLE = "Vfioscope Help";
    /** The colour of marked words on a light ground. */
    private static final RGB MARKED = new RGB(176, 42, 20);

    private final Shell shell;

    private HelpDriver(Shell shell) {
        this.shell = shell;
    }

    /** Waits for the help's window. */
    public static HelpDriver await() {
        return new HelpDriver(DialogDriver.titled(TITLE).shell());
    }

    /** The labels of all topics, downwards. */
    public List<String> topics() {
        return Ui.call(() -> items().stream().map(TreeItem::getText).toList());
    }

    /** Selects a topic, as a click does. */
    public void choose(String topic) {
        Ui.run(() -> {
            TreeItem chosen = items().stream()
                    .filter(item -> item.getText().equals(topic))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no topic " + topic));
            Tree tree = chosen.getParent();
            tree.setSelection(chosen);
            Event event = new Event();
            event.item = chosen;
            tree.notifyListeners(SWT.Selection, event);
        });
    }

    /** The topic that is marked. */
    public String marked() {
        return Ui.call(() -> Arrays.stream(tree().getSelection())
                .map(TreeItem::getText)
                .findFirst()
                .orElse(""));
    }

    /** How far below the upper edge of what is seen a heading begins, in points. */
    public int distance(String heading) {
        return Ui.call(() -> Widgets.all(shell, Label.class)
                .filter(label -> label.getText().equals(heading))
                .map(label -> label.toDisplay(0, 0).y - tree().toDisplay(0, 0).y)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no heading " + heading)));
    }

    /** Whether the page has a heading. */
    public boolean has(String heading) {
        return Ui.call(() -> Widgets.all(shell, Label.class)
                .anyMatch(label -> label.getText().equals(heading)));
    }

    /** Whether a heading is in what is seen of the page. To be called on the window's thread. */
    public boolean isSeen(String heading) {
        return Widgets.all(shell, Label.class)
                .filter(label -> label.getText().equals(heading))
                .map(label -> shell.toControl(label.toDisplay(0, 0)).y)
                .anyMatch(y -> y > 0 && y < shell.getClientArea().height);
    }

    /** Types into the search field. */
    public void search(String words) {
        Ui.run(() -> field().setText(words));
    }

    /** Presses Enter in the search field. */
    public void enter() {
        Ui.run(() -> field().notifyListeners(SWT.DefaultSelection, new Event()));
    }

    /** What the search found, downwards. */
    public List<String> hits() {
        return Ui.call(
                () -> Arrays.stream(table().getItems()).map(TableItem::getText).toList());
    }

    /** The place of the hit that is selected, from 0. */
    public int selectedHit() {
        return Ui.call(() -> table().getSelectionIndex());
    }

    /** Selects a hit, as a click does. */
    public void chooseHit(String hit) {
        int index = hits().indexOf(hit);
        Ui.run(() -> {
            table().setSelection(index);
            table().notifyListeners(SWT.Selection, new Event());
        });
    }

    /** How many pixels of the page have the colour of words that were searched for. To be called on the window's thread. */
    public int markedPixels() {
        shell.update();
        ScrolledForm page = Widgets.all(shell, ScrolledForm.class).findFirst().orElseThrow();
        Rectangle bounds = Ui.display().map(page.getParent(), null, page.getBounds());
        Image image = new Image(Ui.display(), bounds.width, bounds.height);
        GC gc = new GC(Ui.display());
        gc.copyArea(image, bounds.x, bounds.y);
        gc.dispose();
        ImageData data = image.getImageData();
        image.dispose();
        int count = 0;
        for (int y = 0; y < data.height; y++) {
            for (int x = 0; x < data.width; x++) {
                if (data.palette.getRGB(data.getPixel(x, y)).equals(MARKED)) {
                    count++;
                }
            }
        }
        return count;
    }

    /** How bright the page's first picture is, from 0 to 1; 0.5 where there is none yet. To be called on the window's thread. */
    public double pictureBrightness() {
        return Widgets.all(shell, Label.class)
                .filter(label -> label.getImage() != null)
                .findFirst()
                .map(label -> brightness(label.getImage().getImageData()))
                .orElse(0.5);
    }

    private static double brightness(ImageData data) {
        double sum = 0;
        for (int y = 0; y < data.height; y++) {
            for (int x = 0; x < data.width; x++) {
                sum += data.palette.getRGB(data.getPixel(x, y)).getHSB()[2];
            }
        }
        return sum / (data.width * data.height);
    }

    private Text field() {
        return Widgets.all(shell, Text.class)
                .filter(text -> text.getMessage().startsWith("Search the help"))
                .findFirst()
                .orElseThrow();
    }

    private Table table() {
        return Widgets.all(shell, Table.class).findFirst().orElseThrow();
    }

    /** Presses Back or Forward. */
    public void press(String label) {
        Ui.run(() -> Widgets.all(shell, ToolBar.class)
                .flatMap(bar -> Arrays.stream(bar.getItems()))
                .filter(item -> item.getText().equals(label) && item.isEnabled())
                .findFirst()
                .orElseThrow(() -> new AssertionError("cannot press " + label))
                .notifyListeners(SWT.Selection, new Event()));
    }

    /** Closes the help's window, where it is open. */
    public static void closeIfOpen() {
        Ui.run(() -> Arrays.stream(Ui.display().getShells())
                .filter(shell -> shell.getText().equals(TITLE))
                .forEach(Shell::close));
    }

    /** The window, for a picture. */
    public Shell shell() {
        return shell;
    }

    private Tree tree() {
        return Widgets.all(shell, Tree.class).findFirst().orElseThrow();
    }

    private List<TreeItem> items() {
        List<TreeItem> items = new ArrayList<>();
        add(items, Arrays.stream(tree().getItems()));
        return items;
    }

    private static void add(List<TreeItem> items, Stream<TreeItem> more) {
        more.forEach(item -> {
            items.add(item);
            add(items, Arrays.stream(item.getItems()));
        });
    }
}
