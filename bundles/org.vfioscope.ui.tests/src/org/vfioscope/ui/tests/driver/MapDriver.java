package org.vfioscope.ui.tests.driver;

import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;

/** Points at pieces of the address map, told by their tooltips. */
public final class MapDriver {

    private static final int STEP = 2;

    private MapDriver() {}

    /** Waits until there is a piece whose tooltip holds a text, and clicks it. */
    public static void click(String tooltip) {
        Point place = Ui.find("piece of the map with " + tooltip, () -> find(tooltip));
        Ui.run(() -> {
            send(SWT.MouseDown, place, 0);
            send(SWT.MouseUp, place, 0);
        });
    }

    /** Whether there is such a piece in view. */
    public static boolean has(String tooltip) {
        return Ui.call(() -> find(tooltip) != null);
    }

    /** Turns the wheel with Ctrl at a piece. */
    public static void zoom(String tooltip, int clicks) {
        Point place = Ui.find("piece of the map with " + tooltip, () -> find(tooltip));
        Ui.run(() -> send(SWT.MouseVerticalWheel, place, clicks));
    }

    /** How many pixels high a piece is in view. */
    public static int height(String tooltip) {
        return Ui.call(() -> {
            Point at = find(tooltip);
            Canvas canvas = canvas();
            int height = 0;
            for (int y = 0; at != null && y < canvas.getClientArea().height; y++) {
                height += tooltipAt(canvas, new Point(at.x, y)).contains(tooltip) ? 1 : 0;
            }
            return height;
        });
    }

    /** Drags from a piece, so many pixels down, or up where they are negative. */
    public static void drag(String tooltip, int pixels) {
        Point from = Ui.find("piece of the map with " + tooltip, () -> find(tooltip));
        Ui.run(() -> {
            Point to = new Point(from.x, from.y + pixels);
            send(SWT.MouseDown, from, 0);
            send(SWT.MouseMove, to, 0);
            send(SWT.MouseUp, to, 0);
        });
    }

    /** What is at each pixel of the column of pixels, from the top. */
    public static List<String> column(int x) {
        return Ui.call(() -> IntStream.range(0, canvas().getClientArea().height)
                .mapToObj(y -> tooltipAt(canvas(), new Point(x, y)))
                .toList());
    }

    /** Presses a key. */
    public static void press(int key) {
        Ui.run(() -> {
            Event event = new Event();
            event.keyCode = key;
            canvas().notifyListeners(SWT.KeyDown, event);
        });
    }

    private static Point find(String tooltip) {
        Canvas canvas = canvas();
        if (canvas == null) {
            return null;
        }
        Point size = canvas.getSize();
        for (int x = size.x - 1; x >= 0; x -= 20) {
            for (int y = 0; y < size.y; y += STEP) {
                if (tooltipAt(canvas, new Point(x, y)).contains(tooltip)) {
                    return new Point(x, y);
                }
            }
        }
        return null;
    }

    private static String tooltipAt(Canvas canvas, Point point) {
        send(SWT.MouseMove, point, 0);
        return canvas.getToolTipText() == null ? "" : canvas.getToolTipText();
    }

    private static void send(int type, Point at, int count) {
        Event event = new Event();
        event.x = at.x;
        event.y = at.y;
        event.button = 1;
        event.count = count;
        event.stateMask = type == SWT.MouseVerticalWheel ? SWT.MOD1 : 0;
        canvas().notifyListeners(type, event);
    }

    private static Canvas canvas() {
        return Widgets.all(Ui.shell(), Canvas.class)
                .filter(canvas -> "map".equals(canvas.getData("org.vfioscope.ui.id")))
                .findFirst()
                .orElse(null);
    }
}
