package org.vfioscope.ui.internal.map;

import java.util.List;
import java.util.Optional;

/**
 * A picture of shapes, not yet drawn by anything.
 *
 * @param width in pixels
 * @param height in pixels
 * @param shapes in the order in which they are drawn
 */
record Scene(int width, int height, List<Shape> shapes) {

    /** A part of the picture. */
    sealed interface Shape {}

    /**
     * A box that stands for a piece of the region.
     *
     * @param x its left edge
     * @param y its upper edge
     * @param width at least 1
     * @param height at least 1
     * @param paint how it looks
     * @param selected whether it is to stand out
     * @param item what it stands for
     */
    record Box(int x, int y, int width, int height, Paint paint, boolean selected, MapContent.Item item)
            implements Shape {

        boolean contains(int px, int py) {
            return px >= x && px < x + width && py >= y && py < y + height;
        }
    }

    /**
     * A line of text.
     *
     * @param x the edge that it is aligned to, or its middle
     * @param y its middle
     * @param text the text
     * @param align how it lies
     * @param room how many pixels it may take
     */
    record Label(int x, int y, String text, Align align, int room) implements Shape {}

    /**
     * A thin line.
     *
     * @param x1 from
     * @param y1 from
     * @param x2 to
     * @param y2 to
     * @param dashed whether it is broken, as what it leads to
     * @param selected whether it is to stand out
     */
    record Line(int x1, int y1, int x2, int y2, boolean dashed, boolean selected) implements Shape {

        /** A plain line. */
        Line(int x1, int y1, int x2, int y2) {
            this(x1, y1, x2, y2, false, false);
        }
    }

    /** How a label lies at its place. */
    enum Align {
        LEFT,
        CENTER,
        RIGHT
    }

    /** The topmost box at a place. */
    Optional<Box> at(int x, int y) {
        return shapes.reversed().stream()
                .filter(Box.class::isInstance)
                .map(Box.class::cast)
                .filter(box -> box.contains(x, y))
                .findFirst();
    }
}
