package org.vfioscope.ui.internal.map;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.vfioscope.ui.internal.map.MapContent.Item;
import org.vfioscope.ui.internal.map.MapSpace.Extent;
import org.vfioscope.ui.internal.tree.AccessibleName;

/** Shows an address map; zooms with Ctrl and the wheel, moves with the wheel, the bar or by dragging, selects by a click. */
final class MapCanvas {

    private static final double STEP = 1.5;
    private static final int SCROLL_RANGE = 10_000;
    private static final int WHEEL = 16;
    private static final int DRAG_START = 4;

    private final Canvas canvas;
    private final MapColours colours = new MapColours();
    private final Consumer<Item> chosen;
    private MapContent content;
    private Scene scene = new Scene(1, 1, List.of());
    private boolean fold = true;
    private double zoom = 1;
    private double pan;
    private int spacePan;
    private Optional<String> selected = Optional.empty();
    private Point pressed;
    private double panPressed;

    MapCanvas(Composite parent, Consumer<Item> chosen) {
        this.chosen = chosen;
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.V_SCROLL | SWT.NO_BACKGROUND);
        canvas.setData("org.vfioscope.ui.id", "map");
        AccessibleName.describe(canvas, this::selectedWords);
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        canvas.addListener(SWT.Resize, event -> changed());
        canvas.addListener(SWT.FocusIn, event -> canvas.redraw());
        canvas.addListener(SWT.FocusOut, event -> canvas.redraw());
        canvas.addListener(SWT.MouseVerticalWheel, this::wheel);
        canvas.addListener(SWT.MouseDown, this::press);
        canvas.addListener(SWT.MouseMove, this::move);
        canvas.addListener(SWT.MouseUp, this::release);
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.addListener(SWT.Traverse, event -> event.doit = event.detail != SWT.TRAVERSE_RETURN);
        canvas.getVerticalBar().addListener(SWT.Selection, event -> {
            pan = height() * canvas.getVerticalBar().getSelection() / SCROLL_RANGE;
            changed();
        });
    }

    Canvas control() {
        return canvas;
    }

    /** Shows another content; the same region keeps its zoom and place. */
    void show(MapContent shown) {
        if (content == null || !content.title().equals(shown.title())) {
            zoom = 1;
            pan = 0;
            spacePan = 0;
        }
        content = shown;
        changed();
    }

    /** Shows nothing: its region is gone. */
    void clear() {
        content = null;
        changed();
    }

    /** Marks what one row, or none, of the Regions view shows, and brings it into view. */
    void select(Optional<String> key) {
        selected = key;
        items().filter(item -> place().isSelected(item.key())).findFirst().ifPresent(this::reveal);
        changed();
    }

    /** What a screen reader says of the piece that is selected. */
    private String selectedWords() {
        return items().filter(item -> selected.filter(item.key()::equals).isPresent())
                .findFirst()
                .map(item -> item.label() + "\n" + item.detail())
                .orElse("");
    }

    private Stream<Item> items() {
        return content == null
                ? Stream.empty()
                : Stream.concat(
                        content.lanes().stream().flatMap(lane -> lane.items().stream()),
                        content.spaces().stream()
                                .flatMap(space -> space.extents().stream().map(Extent::item)));
    }

    void setFolding(boolean folds) {
        fold = folds;
        changed();
    }

    void zoomIn() {
        zoomBy(STEP, area().height / 2);
    }

    void zoomOut() {
        zoomBy(1 / STEP, area().height / 2);
    }

    void zoomFit() {
        zoom = 1;
        pan = 0;
        changed();
    }

    /** What is seen now, for a picture. */
    Optional<Scene> scene() {
        return Optional.ofNullable(content).map(shown -> scene);
    }

    String title() {
        return content == null ? "" : content.title();
    }

    MapColours colours() {
        return colours;
    }

    int lineHeight() {
        GC gc = new GC(canvas);
        try {
            return gc.getFontMetrics().getHeight();
        } finally {
            gc.dispose();
        }
    }

    private int characterWidth() {
        GC gc = new GC(canvas);
        try {
            return (int) Math.ceil(gc.getFontMetrics().getAverageCharacterWidth());
        } finally {
            gc.dispose();
        }
    }

    private void paint(GC gc) {
        if (content != null) {
            new ScenePainter(gc, colours).paint(scene);
            if (canvas.isFocusControl()) {
                Rectangle area = area();
                gc.setForeground(colours.colour(MapColours.INK));
                gc.setLineStyle(SWT.LINE_DOT);
                gc.drawRectangle(area.x, area.y, area.width - 1, area.height - 1);
            }
        }
    }

    /** Computes the picture anew and asks for it to be drawn. */
    private void changed() {
        if (content == null) {
            return;
        }
        Rectangle area = area();
        pan = Math.clamp(pan, 0, Math.max(0, height() - view()));
        spacePan = Math.clamp(spacePan, 0, Math.max(0, spaceLane().height() - (int) view()));
        scene = new SceneBuilder(content, place(), area.width, area.height, lineHeight(), characterWidth()).build();
        ScrollBar bar = canvas.getVerticalBar();
        int thumb = (int) Math.max(1, SCROLL_RANGE * Math.min(1, view() / height()));
        int at = (int) (SCROLL_RANGE * pan / height());
        bar.setValues(at, 0, SCROLL_RANGE, thumb, Math.max(1, thumb / 10), thumb);
        bar.setEnabled(thumb < SCROLL_RANGE);
        canvas.redraw();
    }

    private Rectangle area() {
        return canvas.getClientArea();
    }

    /** How many pixels of addresses are seen. */
    private double view() {
        return Math.max(1, area().height - SceneBuilder.HEADING_LINES * lineHeight());
    }

    private double height() {
        return scale().height();
    }

    private AddressScale scale() {
        return AddressScale.of(content.layout(), fold, view(), zoom);
    }

    private MapPlace place() {
        return new MapPlace(scale(), pan, spacePan, selected);
    }

    private MapColumns columns() {
        return MapColumns.of(content, area().width, characterWidth());
    }

    private SpaceLane spaceLane() {
        return SpaceLane.of(content.spaces(), columns().spaceCharacters(), lineHeight(), (int) view());
    }

    /** Zooms so that what is at a place stays there. */
    private void zoomBy(double factor, int y) {
        if (content == null) {
            return;
        }
        int top = SceneBuilder.HEADING_LINES * lineHeight();
        long address = scale().address(pan + y - top);
        // no closer than a byte in each pixel
        double most = Math.max(1, AddressScale.unsigned(content.layout().size()) / view());
        zoom = Math.clamp(zoom * factor, 1, most);
        pan = scale().y(address) - (y - top);
        changed();
    }

    private void wheel(Event event) {
        if ((event.stateMask & SWT.MOD1) != 0) {
            zoomBy(Math.pow(STEP, Integer.signum(event.count)), event.y);
        } else if (content != null
                && spaceLane().height() > view()
                && event.x >= columns().spaces()) {
            // I/O addresses have a scale of their own, so they move alone
            spacePan -= event.count * WHEEL;
            changed();
        } else {
            pan -= (double) event.count * WHEEL;
            changed();
        }
        event.doit = false;
    }

    private void press(Event event) {
        canvas.setFocus();
        pressed = new Point(event.x, event.y);
        panPressed = pan;
    }

    private void move(Event event) {
        if (pressed != null && Math.abs(event.y - pressed.y) > DRAG_START) {
            pan = panPressed + pressed.y - event.y;
            changed();
        } else {
            canvas.setToolTipText(scene.at(event.x, event.y)
                    .map(box -> box.item().label() + "\n" + box.item().detail())
                    .orElse(null));
        }
    }

    private void release(Event event) {
        boolean click = pressed != null && Math.abs(event.y - pressed.y) <= DRAG_START;
        pressed = null;
        if (click && event.button == 1) {
            scene.at(event.x, event.y).ifPresent(box -> chosen.accept(box.item()));
        }
    }

    private void key(Event event) {
        switch (event.keyCode) {
            case SWT.ARROW_DOWN -> step(1);
            case SWT.ARROW_UP -> step(-1);
            case SWT.PAGE_DOWN -> scroll(view());
            case SWT.PAGE_UP -> scroll(-view());
            case SWT.HOME -> scroll(Double.NEGATIVE_INFINITY);
            case SWT.END -> scroll(Double.POSITIVE_INFINITY);
            case '+', '=', SWT.KEYPAD_ADD -> zoomIn();
            case '-', SWT.KEYPAD_SUBTRACT -> zoomOut();
            case '0', SWT.KEYPAD_0 -> zoomFit();
            default -> {
                // all other keys are the workbench's
            }
        }
    }

    private void scroll(double by) {
        if (content != null) {
            pan = Math.clamp(pan + by, 0, height());
            changed();
        }
    }

    /** Goes to the next or previous piece, lane after lane. */
    private void step(int by) {
        List<Item> items = items().toList();
        if (items.isEmpty()) {
            return;
        }
        int at = -1;
        for (int i = 0; i < items.size(); i++) {
            if (selected.filter(items.get(i).key()::equals).isPresent()) {
                at = i;
            }
        }
        chosen.accept(items.get(Math.clamp(at + (long) by, 0, items.size() - 1)));
    }

    private void reveal(Item item) {
        double y = scale().y(item.range().offset());
        if (y < pan || y > pan + view()) {
            pan = y - view() / 4;
        }
        spaceLane().boxes().stream()
                .filter(box -> box.extent().item().equals(item))
                .filter(box -> box.top() < spacePan || box.top() + box.height() > spacePan + view())
                .forEach(box -> spacePan = box.top());
    }
}
