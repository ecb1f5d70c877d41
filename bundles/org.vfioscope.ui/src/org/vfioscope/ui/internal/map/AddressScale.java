package org.vfioscope.ui.internal.map;

import java.util.ArrayList;
import java.util.List;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.rules.RegionLayout;
import org.vfioscope.model.rules.RegionLayout.Kind;
import org.vfioscope.model.rules.RegionLayout.Part;

/**
 * Gives each address of a region its place in a picture. All that is not folded has one scale; what is folded has the
 * same small height however large it is.
 *
 * @param segments from the region's start to its end
 * @param height the height of the whole region, in pixels
 */
record AddressScale(List<Segment> segments, double height) {

    /** The height of a folded part, in pixels. */
    static final double FOLDED = 26;

    /** So many pixels of unfolded parts there are at least, however many folds there are. */
    private static final double LEAST = 80;

    /**
     * A piece of one scale.
     *
     * @param range the addresses, from the region's start
     * @param folded whether it is folded
     * @param top where it starts in the picture, in pixels
     * @param height its height in pixels
     */
    record Segment(MmapRange range, boolean folded, double top, double height) {}

    /**
     * Fits a region into a height.
     *
     * @param layout the region; it has at least one byte
     * @param fold whether what cannot be mapped is folded, where there is something else to be seen
     * @param view the height to fill at a zoom of 1
     * @param zoom how many times larger than that
     */
    static AddressScale of(RegionLayout layout, boolean fold, double view, double zoom) {
        boolean folds = fold && layout.parts().stream().anyMatch(part -> part.kind() != Kind.NOT_MAPPABLE);
        List<MmapRange> ranges = new ArrayList<>();
        List<Boolean> folded = new ArrayList<>();
        for (Part part : layout.parts()) {
            boolean away = folds && part.kind() == Kind.NOT_MAPPABLE;
            if (!away && !ranges.isEmpty() && !folded.getLast()) {
                MmapRange before = ranges.removeLast();
                ranges.add(new MmapRange(before.offset(), part.range().end() - before.offset()));
            } else {
                ranges.add(part.range());
                folded.add(away);
            }
        }
        return stacked(ranges, folded, view, zoom);
    }

    private static AddressScale stacked(List<MmapRange> ranges, List<Boolean> folded, double view, double zoom) {
        double bytes = 0;
        double foldedHeight = 0;
        for (int i = 0; i < ranges.size(); i++) {
            if (folded.get(i)) {
                foldedHeight += FOLDED;
            } else {
                bytes += unsigned(ranges.get(i).size());
            }
        }
        double pixelsPerByte = Math.max(view - foldedHeight, LEAST) * zoom / bytes;
        List<Segment> segments = new ArrayList<>();
        double top = 0;
        for (int i = 0; i < ranges.size(); i++) {
            double height = folded.get(i) ? FOLDED : unsigned(ranges.get(i).size()) * pixelsPerByte;
            segments.add(new Segment(ranges.get(i), folded.get(i), top, height));
            top += height;
        }
        return new AddressScale(List.copyOf(segments), top);
    }

    /** Where an address lies, in pixels from the top of the picture. */
    double y(long address) {
        for (Segment segment : segments) {
            long into = address - segment.range().offset();
            if (Long.compareUnsigned(into, segment.range().size()) < 0) {
                return segment.top()
                        + segment.height()
                                * unsigned(into)
                                / unsigned(segment.range().size());
            }
        }
        return height;
    }

    /** The address at a place, the last one below the picture. */
    long address(double y) {
        Segment at = segments.getFirst();
        for (Segment segment : segments) {
            if (segment.top() <= y) {
                at = segment;
            }
        }
        double share = Math.clamp((y - at.top()) / at.height(), 0, 1);
        double into = Math.min(
                share * unsigned(at.range().size()), unsigned(at.range().size() - 1));
        return at.range().offset() + toUnsigned(into);
    }

    /** A number of bytes as a double, whatever its sign bit says. */
    static double unsigned(long bytes) {
        double low = bytes & Long.MAX_VALUE;
        return bytes < 0 ? low + 0x1p63 : low;
    }

    private static long toUnsigned(double bytes) {
        return bytes >= 0x1p63 ? (long) (bytes - 0x1p63) + Long.MIN_VALUE : (long) bytes;
    }
}
