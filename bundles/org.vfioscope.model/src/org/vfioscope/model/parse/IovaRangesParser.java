package org.vfioscope.model.parse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.vfioscope.model.dma.IovaRange;

/**
 * Reads arrays of {@code struct iommu_iova_range} (linux/iommufd.h) or, of the same layout, {@code struct vfio_iova_range}
 * (linux/vfio.h): first and last address, u64 each.
 */
public final class IovaRangesParser {

    /** The size of one range in bytes. */
    public static final int RANGE_SIZE = 16;

    private IovaRangesParser() {}

    /**
     * Reads an array.
     *
     * @param reply the kernel's bytes, from position to limit; not changed
     * @param count how many ranges the kernel says there are, unsigned
     * @return the ranges, in ascending order
     * @throws MalformedReplyException if they do not fit, or one ends before it begins
     */
    public static List<IovaRange> parse(ByteBuffer reply, int count) throws MalformedReplyException {
        ByteBuffer view = reply.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (Integer.toUnsignedLong(count) * RANGE_SIZE > view.limit()) {
            throw new MalformedReplyException("IOVA ranges: %s ranges do not fit into %d bytes"
                    .formatted(Integer.toUnsignedString(count), view.limit()));
        }
        List<IovaRange> ranges = new ArrayList<>();
        for (int at = 0; at < count * RANGE_SIZE; at += RANGE_SIZE) {
            IovaRange range = new IovaRange(view.getLong(at), view.getLong(at + Long.BYTES));
            if (Long.compareUnsigned(range.first(), range.last()) > 0) {
                throw new MalformedReplyException(
                        "IOVA ranges: one begins at 0x%x and ends at 0x%x".formatted(range.first(), range.last()));
            }
            ranges.add(range);
        }
        ranges.sort(Comparator.comparing(IovaRange::first, Long::compareUnsigned));
        return ranges;
    }
}
