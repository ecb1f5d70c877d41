package org.vfioscope.ui.internal.map;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.vfioscope.ui.internal.map.Scene.Align;
import org.vfioscope.ui.internal.map.Scene.Box;
import org.vfioscope.ui.internal.map.Scene.Label;
import org.vfioscope.ui.internal.map.Scene.Line;

/**
 * Names pieces that are too thin to hold their names, by a tag beside each with a line that leads to it. A click on the tag
 * selects the piece.
 *
 * @param top the upper edge of the addresses in the picture
 * @param bottom their lower edge
 * @param line the height of a line of text in pixels
 * @param character the width of a digit in pixels
 */
record NameTags(int top, int bottom, int line, int character) {

    /**
     * Names a piece.
     *
     * @param thin its box
     * @param left the left edge of the lane that it is in
     * @param shapes what was drawn before, whose texts stay free
     * @return what is to be drawn; nothing where no place is free
     */
    List<Scene.Shape> of(Box thin, int left, List<Scene.Shape> shapes) {
        int right = thin.x() + thin.width();
        List<Integer> taken = shapes.stream()
                .filter(Label.class::isInstance)
                .map(Label.class::cast)
                .filter(label -> label.x() >= left && label.x() <= right)
                .map(Label::y)
                .toList();
        OptionalInt free = free(thin, taken);
        if (free.isEmpty()) {
            return List.of();
        }
        int middle = free.getAsInt();
        int width = Math.min(right - left, thin.item().label().length() * character + MapColumns.MARGIN);
        int upper = middle - line / 2;
        int from = middle > thin.y() ? thin.y() + thin.height() : thin.y();
        int to = middle > thin.y() ? upper : upper + line;
        return List.of(
                new Line(right - MapColumns.MARGIN, from, right - MapColumns.MARGIN, to),
                new Box(right - width, upper, width, line, Paint.GROUND, thin.selected(), thin.item()),
                new Label(right - width / 2, middle, thin.item().label(), Align.CENTER, width - MapColumns.MARGIN / 2));
    }

    /** The middle of the nearest free line below or above the piece. */
    private OptionalInt free(Box thin, List<Integer> taken) {
        int lines = (bottom - top) / line;
        return IntStream.rangeClosed(0, lines)
                .flatMap(away -> IntStream.of(
                        thin.y() + thin.height() + line + away * line / 2, thin.y() - line - away * line / 2))
                .filter(y -> y - line / 2 >= top && y + line / 2 <= bottom)
                .filter(y -> taken.stream().allMatch(other -> Math.abs(other - y) >= line))
                .findFirst();
    }
}
