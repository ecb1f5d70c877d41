package org.vfioscope.model.parse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.vfioscope.model.dma.IovaRange;
import org.vfioscope.model.parse.CapabilityLinks.Link;

/** Reads {@code struct vfio_iommu_type1_info} (linux/vfio.h). */
public final class Type1InfoParser {

    /** The size of the structure without capabilities, in bytes: argsz, flags, iova_pgsizes, cap_offset, pad. */
    public static final int SIZE = 24;

    private static final String WHAT = "vfio_iommu_type1_info";
    private static final int FLAGS = 4;
    private static final int CAP_OFFSET = 16;

    /** VFIO_IOMMU_INFO_CAPS: the chain is there. */
    private static final int CAPS = 2;
    /** VFIO_IOMMU_TYPE1_INFO_CAP_IOVA_RANGE. */
    private static final int IOVA_RANGE = 1;
    /** Offset of nr_iovas from the capability's start. */
    private static final int COUNT = 8;
    /** Offset of iova_ranges from the capability's start. */
    private static final int RANGES = 16;

    private Type1InfoParser() {}

    /**
     * Reads the addresses that can be mapped from a reply.
     *
     * @param reply the kernel's bytes, from position to limit; not changed
     * @return the ranges, in ascending order; none where the kernel tells none, as before Linux 5.4
     * @throws MalformedReplyException if the bytes contradict the structure's layout
     */
    public static List<IovaRange> iovaRanges(ByteBuffer reply) throws MalformedReplyException {
        ByteBuffer view = ReplyReader.open(WHAT, reply, SIZE);
        if ((view.getInt(FLAGS) & CAPS) == 0) {
            return List.of();
        }
        for (Link link : CapabilityLinks.follow(WHAT, view, SIZE, view.getInt(CAP_OFFSET))) {
            if (link.id() == IOVA_RANGE) {
                link.require(RANGES);
                ByteBuffer ranges = view.slice(link.start() + RANGES, link.end() - link.start() - RANGES)
                        .order(ByteOrder.LITTLE_ENDIAN);
                return IovaRangesParser.parse(ranges, view.getInt(link.start() + COUNT));
            }
        }
        return List.of();
    }
}
