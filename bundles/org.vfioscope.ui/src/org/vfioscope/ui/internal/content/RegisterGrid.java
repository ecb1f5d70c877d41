package org.vfioscope.ui.internal.content;

import java.util.List;
import java.util.Optional;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.MmapRange;

/**
 * How a region is parted into registers of one width, sixteen bytes a row.
 *
 * @param size the region's size in bytes, unsigned
 * @param width the width of a register
 * @param hole what is never read or written: the MSI-X table, which the kernel hides
 * @param captured of a captured device, the parts whose bytes the file holds; empty for a device that can be asked
 */
record RegisterGrid(long size, AccessWidth width, Optional<MmapRange> hole, Optional<List<MmapRange>> captured) {

    /** Bytes in a row. */
    static final int ROW = 16;

    /** How many rows there are, unsigned. */
    long rows() {
        return Long.divideUnsigned(size, ROW) + (Long.remainderUnsigned(size, ROW) == 0 ? 0 : 1);
    }

    /** How many registers a row has. */
    int columns() {
        return ROW / width.bytes();
    }

    /** The offset of a register. */
    long offset(long row, int column) {
        return row * ROW + (long) column * width.bytes();
    }

    /** Whether there is a whole register at an offset. */
    boolean exists(long offset) {
        return Long.compareUnsigned(offset, size) < 0 && Long.compareUnsigned(size - offset, width.bytes()) >= 0;
    }

    /** Whether a register is at least in part hidden by the kernel. */
    boolean isMasked(long offset) {
        return hole.filter(range -> Long.compareUnsigned(offset, range.end()) < 0
                        && Long.compareUnsigned(offset + width.bytes(), range.offset()) > 0)
                .isPresent();
    }

    /** Whether a register is at least in part missing in the file that the device was captured in. */
    boolean isMissing(long offset) {
        return captured.filter(parts -> parts.stream().noneMatch(part -> holds(part, offset)))
                .isPresent();
    }

    private boolean holds(MmapRange part, long offset) {
        long start = offset - part.offset();
        return Long.compareUnsigned(start, part.size()) < 0
                && Long.compareUnsigned(part.size() - start, width.bytes()) >= 0;
    }

    /** Whether a register can be read. */
    boolean isReadable(long offset) {
        return exists(offset) && !isMasked(offset) && !isMissing(offset);
    }
}
