package org.vfioscope.access;

import java.util.List;
import java.util.OptionalLong;
import org.vfioscope.model.dma.DmaMapping;
import org.vfioscope.model.dma.IovaRange;

/** Chooses addresses where the kernel does not, as with type1. */
final class FreeAddress {

    private FreeAddress() {}

    /** The lowest free address that is a multiple of the page size and not 0; ranges and mappings ascend. */
    static OptionalLong find(List<IovaRange> ranges, List<DmaMapping> taken, long length, long pageSize) {
        for (IovaRange range : ranges) {
            long candidate =
                    roundUp(Long.compareUnsigned(range.first(), pageSize) < 0 ? pageSize : range.first(), pageSize);
            for (DmaMapping mapping : taken) {
                boolean overlaps = Long.compareUnsigned(mapping.last(), candidate) >= 0
                        && Long.compareUnsigned(mapping.iova(), candidate + length - 1) <= 0;
                if (overlaps) {
                    candidate = roundUp(mapping.last() + 1, pageSize);
                }
            }
            // behind the last address of all comes 0
            if (candidate != 0 && range.holds(candidate, length)) {
                return OptionalLong.of(candidate);
            }
        }
        return OptionalLong.empty();
    }

    private static long roundUp(long value, long pageSize) {
        return (value + pageSize - 1) & -pageSize;
    }
}
