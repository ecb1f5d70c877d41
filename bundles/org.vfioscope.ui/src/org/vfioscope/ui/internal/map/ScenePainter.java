package org.vfioscope.ui.internal.map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.vfioscope.ui.internal.map.Paint.Pattern;
import org.vfioscope.ui.internal.map.Scene.Box;
import org.vfioscope.ui.internal.map.Scene.Label;
import org.vfioscope.ui.internal.map.Scene.Line;

/** Draws a picture on the screen or into an image. */
final class ScenePainter {

    private static final int PATTERN = 8;
    private static final int SELECTED_WIDTH = 3;

    private final GC gc;
    private final MapColours colours;

    ScenePainter(GC gc, MapColours colours) {
        this.gc = gc;
        this.colours = colours;
    }

    void paint(Scene scene) {
        gc.setBackground(colours.colour(MapColours.GROUND));
        gc.fillRectangle(0, 0, scene.width(), scene.height());
        for (Scene.Shape shape : scene.shapes()) {
            gc.setForeground(colours.colour(MapColours.INK));
            switch (shape) {
                case Box box -> box(box);
                case Label label -> label(label);
                case Line line -> line(line);
            }
        }
    }

    private void line(Line line) {
        if (line.selected()) {
            gc.setForeground(colours.colour(MapColours.SELECTED));
            gc.setLineWidth(2);
        }
        gc.setLineStyle(line.dashed() ? SWT.LINE_DASH : SWT.LINE_SOLID);
        gc.drawLine(line.x1(), line.y1(), line.x2(), line.y2());
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setLineWidth(1);
    }

    private void box(Box box) {
        gc.setBackground(colours.colour(box.paint().colour()));
        gc.fillRectangle(box.x(), box.y(), box.width(), box.height());
        pattern(box);
        if (box.selected()) {
            gc.setForeground(colours.colour(MapColours.SELECTED));
            gc.setLineWidth(SELECTED_WIDTH);
        }
        gc.drawRectangle(box.x(), box.y(), box.width() - 1, box.height() - 1);
        gc.setLineWidth(1);
    }

    private void pattern(Box box) {
        Pattern pattern = box.paint().pattern();
        if (pattern == Pattern.PLAIN) {
            return;
        }
        Rectangle before = gc.getClipping();
        gc.setClipping(before.intersection(new Rectangle(box.x(), box.y(), box.width(), box.height())));
        gc.setAlpha(90);
        for (int x = -box.height(); x < box.width(); x += PATTERN) {
            gc.drawLine(box.x() + x, box.y() + box.height(), box.x() + x + box.height(), box.y());
            if (pattern == Pattern.CROSSED) {
                gc.drawLine(box.x() + x, box.y(), box.x() + x + box.height(), box.y() + box.height());
            }
        }
        gc.setAlpha(255);
        gc.setClipping(before);
    }

    private void label(Label label) {
        String text = shortened(label.text(), label.room());
        Point extent = gc.textExtent(text, SWT.DRAW_TRANSPARENT);
        int x = switch (label.align()) {
            case LEFT -> label.x();
            case CENTER -> label.x() - extent.x / 2;
            case RIGHT -> label.x() - extent.x;
        };
        gc.drawText(text, x, label.y() - extent.y / 2, true);
    }

    private String shortened(String text, int room) {
        String left = text;
        while (left.length() > 1 && gc.textExtent(left.equals(text) ? text : left + "…").x > room) {
            left = left.substring(0, left.length() - 1);
        }
        return left.equals(text) ? text : left.stripTrailing() + "…";
    }
}
