package org.vfioscope.ui.internal.map;

import org.vfioscope.model.ByteSize;

/**
 * How the width of an address map is shared out: addresses, the region and its dmabufs, and the I/O addresses of those who
 * import it.
 *
 * @param left where the first lane begins, in pixels
 * @param lane the width of each lane of the region's addresses
 * @param spaces where the lane of I/O addresses begins
 * @param spacesWidth its width; 0 where there is none
 * @param character the width of a digit
 */
record MapColumns(int left, int lane, int spaces, int spacesWidth, int character) {

    /** Room around things, in pixels. */
    static final int MARGIN = 8;

    private static final int LANE_GAP = 12;
    private static final int WIDEST_LANE = 260;
    private static final int NARROWEST_LANE = 60;
    private static final int MOST_CHARACTERS = 40;
    private static final int LEAST_GAP = 16;
    private static final int MOST_GAP = 90;

    static MapColumns of(MapContent content, int width, int character) {
        int lanes = content.lanes().size();
        int addresses = new ByteSize(content.layout().size()).hex().length() * (character + 1) + character + 2 * MARGIN;
        int room = width - addresses - MARGIN;
        boolean any = !content.spaces().isEmpty();
        int spacesWidth = any
                ? Math.clamp(room / 3, (longestWord(content) + 1) * character + MARGIN, MOST_CHARACTERS * character)
                : 0;
        int gap = any ? Math.clamp(room / 10, LEAST_GAP, MOST_GAP) : 0;
        int lane = Math.clamp((room - spacesWidth - gap) / lanes - LANE_GAP, NARROWEST_LANE, WIDEST_LANE);
        return new MapColumns(
                addresses, lane, addresses + lanes * (lane + LANE_GAP) - LANE_GAP + gap, spacesWidth, character);
    }

    /** Where a lane begins, by its place from the left. */
    int laneX(int number) {
        return left + number * (lane + LANE_GAP);
    }

    /** An address is never cut. */
    private static int longestWord(MapContent content) {
        return content.spaces().stream()
                .flatMap(space -> space.extents().stream())
                .flatMap(extent -> extent.lines().stream())
                .flatMap(words -> Words.wrapped(words, 1).stream())
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    /** How many characters fit into a line of the lane of I/O addresses. */
    int spaceCharacters() {
        return (spacesWidth - MARGIN) / character;
    }
}
