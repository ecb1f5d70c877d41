package org.vfioscope.ui.internal.map;

import java.util.Locale;
import org.vfioscope.ui.internal.map.Paint.Pattern;
import org.vfioscope.ui.internal.map.Scene.Box;
import org.vfioscope.ui.internal.map.Scene.Label;
import org.vfioscope.ui.internal.map.Scene.Line;

/** Writes a picture as SVG 1.1. */
final class SvgWriter {

    private final MapColours colours;
    private final int line;
    private final StringBuilder svg = new StringBuilder();

    /**
     * Prepares to write.
     *
     * @param colours the colours to use
     * @param line the height of a line of text in pixels
     */
    SvgWriter(MapColours colours, int line) {
        this.colours = colours;
        this.line = line;
    }

    /** Writes a picture; the title is what a screen reader says of it. */
    String write(Scene scene, String title) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\">",
                scene.width(), scene.height(), scene.width(), scene.height());
        add("<title>%s</title>", escaped(title));
        add("<defs>");
        pattern(Pattern.STRIPED, "M0 8L8 0");
        pattern(Pattern.CROSSED, "M0 8L8 0M0 0L8 8");
        add("</defs>");
        add("<rect width=\"100%%\" height=\"100%%\" fill=\"%s\"/>", colours.hex(MapColours.GROUND));
        for (Scene.Shape shape : scene.shapes()) {
            switch (shape) {
                case Box box -> box(box);
                case Label label -> label(label);
                case Line l -> line(l);
            }
        }
        add("</svg>");
        return svg.toString();
    }

    private void pattern(Pattern pattern, String path) {
        add(
                "<pattern id=\"%s\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
                        + "<path d=\"%s\" stroke=\"%s\" stroke-width=\"0.7\"/></pattern>",
                id(pattern), path, colours.hex(MapColours.INK));
    }

    private void line(Line line) {
        add(
                "<path d=\"M%s %sL%s %s\" stroke=\"%s\" stroke-width=\"%s\"%s/>",
                line.x1(),
                line.y1(),
                line.x2(),
                line.y2(),
                colours.hex(line.selected() ? MapColours.SELECTED : MapColours.INK),
                line.selected() ? 2 : 1,
                line.dashed() ? " stroke-dasharray=\"6 4\"" : "");
    }

    private void box(Box box) {
        String place =
                "x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"".formatted(box.x(), box.y(), box.width(), box.height());
        String ink = colours.hex(box.selected() ? MapColours.SELECTED : MapColours.INK);
        add(
                "<g><title>%s</title>",
                escaped(box.item().label() + " " + box.item().detail()));
        add(
                "<rect %s fill=\"%s\" stroke=\"%s\" stroke-width=\"%s\"/>",
                place, colours.hex(box.paint().colour()), ink, box.selected() ? 3 : 1);
        if (box.paint().pattern() != Pattern.PLAIN) {
            add("<rect %s fill=\"url(#%s)\"/>", place, id(box.paint().pattern()));
        }
        add("</g>");
    }

    private void label(Label label) {
        String anchor = switch (label.align()) {
            case LEFT -> "start";
            case CENTER -> "middle";
            case RIGHT -> "end";
        };
        add(
                "<text x=\"%s\" y=\"%s\" font-family=\"sans-serif\" font-size=\"%s\" fill=\"%s\" text-anchor=\"%s\" "
                        + "dominant-baseline=\"central\">%s</text>",
                label.x(), label.y(), line * 3 / 4, colours.hex(MapColours.INK), anchor, escaped(label.text()));
    }

    private static String id(Pattern pattern) {
        return pattern.name().toLowerCase(Locale.ROOT);
    }

    private void add(String format, Object... values) {
        svg.append(format.formatted(values)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
