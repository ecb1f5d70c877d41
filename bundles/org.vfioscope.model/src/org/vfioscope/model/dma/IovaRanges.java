package org.vfioscope.model.dma;

import java.util.ArrayList;
import java.util.List;

/** Arithmetic of address ranges. */
public final class IovaRanges {

    private IovaRanges() {}

    /**
     * What is left of ranges.
     *
     * @param ranges the ranges
     * @param reserved what is taken out of them
     * @return what is left, in the order of the ranges
     */
    public static List<IovaRange> without(List<IovaRange> ranges, IovaRange reserved) {
        List<IovaRange> left = new ArrayList<>();
        for (IovaRange range : ranges) {
            boolean apart = Long.compareUnsigned(reserved.last(), range.first()) < 0
                    || Long.compareUnsigned(reserved.first(), range.last()) > 0;
            if (apart) {
                left.add(range);
                continue;
            }
            if (Long.compareUnsigned(range.first(), reserved.first()) < 0) {
                left.add(new IovaRange(range.first(), reserved.first() - 1));
            }
            if (Long.compareUnsigned(reserved.last(), range.last()) < 0) {
                left.add(new IovaRange(reserved.last() + 1, range.last()));
            }
        }
        return left;
    }
}
