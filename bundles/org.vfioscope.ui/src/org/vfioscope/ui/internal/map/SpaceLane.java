package org.vfioscope.ui.internal.map;

import java.util.ArrayList;
import java.util.List;
import org.vfioscope.ui.internal.map.MapSpace.Extent;

/**
 * Where the extents of address spaces lie in their lane. I/O addresses have a scale of their own, on which a region is a
 * speck: so the extents stand below each other in the order of their addresses, each as high as its words need.
 *
 * @param headings of the address spaces
 * @param boxes the extents
 * @param height of all together, in pixels
 */
record SpaceLane(List<Heading> headings, List<Placed> boxes, int height) {

    /** So many lines of spare room an extent takes at most. */
    private static final int SPARE_LINES = 3;

    /**
     * The heading of an address space.
     *
     * @param text the words
     * @param middle of its line, in pixels from the lane's top
     */
    record Heading(String text, int middle) {}

    /**
     * An extent at its place.
     *
     * @param extent the extent
     * @param lines its words, wrapped
     * @param top in pixels from the lane's top
     * @param height in pixels
     */
    record Placed(Extent extent, List<String> lines, int top, int height) {}

    /**
     * Stacks address spaces.
     *
     * @param spaces the address spaces
     * @param characters how many of them fit into a line
     * @param line the height of a line of text in pixels
     * @param view how many pixels are seen at once
     */
    static SpaceLane of(List<MapSpace> spaces, int characters, int line, int view) {
        SpaceLane tight = stacked(spaces, characters, line, 0);
        int spare =
                Math.max(0, view - tight.height()) / Math.max(1, tight.boxes().size());
        return stacked(spaces, characters, line, Math.min(spare, SPARE_LINES * line));
    }

    private static SpaceLane stacked(List<MapSpace> spaces, int characters, int line, int extra) {
        List<Heading> headings = new ArrayList<>();
        List<Placed> boxes = new ArrayList<>();
        int y = 0;
        for (MapSpace space : spaces) {
            headings.add(new Heading(space.title(), y + line / 2));
            y += line + line / 4;
            for (Extent extent : space.extents()) {
                List<String> lines = extent.lines().stream()
                        .flatMap(words -> Words.wrapped(words, characters).stream())
                        .toList();
                int height = lines.size() * line + line / 2 + extra;
                boxes.add(new Placed(extent, lines, y, height));
                y += height + line / 4;
            }
            y += line / 2;
        }
        return new SpaceLane(List.copyOf(headings), List.copyOf(boxes), y);
    }
}
