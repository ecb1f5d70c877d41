package org.vfioscope.ui.internal.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vfioscope.model.MmapRange;
import org.vfioscope.ui.internal.map.AddressScale.Segment;

/**
 * What part of a region is looked at.
 *
 * @param scale gives the addresses their place
 * @param pan how many pixels of the scale lie above the picture
 * @param spacePan how many pixels of the lane of I/O addresses lie above the picture
 * @param selected the row that is selected, if any
 */
record MapPlace(AddressScale scale, double pan, int spacePan, Optional<String> selected) {

    /** Where an address lies in the picture, whose addresses begin at a top. */
    double onScreen(long address, int top) {
        return scale.y(address) - pan + top;
    }

    /** Whether a row is selected, or one that it belongs to. */
    boolean isSelected(String key) {
        return selected.filter(row -> key.equals(row) || key.startsWith(row + "/"))
                .isPresent();
    }

    /** Whether an address is folded away. */
    boolean isFolded(long address) {
        return scale.segments().stream()
                .anyMatch(segment -> segment.folded()
                        && Long.compareUnsigned(
                                        address - segment.range().offset(),
                                        segment.range().size())
                                < 0);
    }

    /** Round addresses in view, at least so many pixels apart. */
    List<Long> ticks(int apart, int height) {
        List<Long> ticks = new ArrayList<>();
        for (Segment segment : scale.segments()) {
            double from = Math.max(segment.top(), pan);
            double to = Math.min(segment.top() + segment.height(), pan + height);
            if (!segment.folded() && from < to) {
                addTicks(segment, from, to, apart, ticks);
            }
        }
        return ticks;
    }

    private void addTicks(Segment segment, double from, double to, int apart, List<Long> ticks) {
        MmapRange range = segment.range();
        double pixelsPerByte = segment.height() / AddressScale.unsigned(range.size());
        int shift = (int) Math.ceil(Math.log(apart / pixelsPerByte) / Math.log(2));
        if (shift < 0 || shift >= Long.SIZE) {
            return;
        }
        long step = 1L << shift;
        long first = scale.address(from);
        long tick = first + (-first & (step - 1));
        long last = scale.address(to);
        while (Long.compareUnsigned(tick, first) >= 0 && Long.compareUnsigned(tick, last) <= 0) {
            ticks.add(tick);
            tick += step;
        }
    }
}
