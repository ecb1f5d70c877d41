package org.vfioscope.model.parse;

import java.nio.ByteBuffer;
import org.vfioscope.model.Flag;
import org.vfioscope.model.RegionFlag;
import org.vfioscope.model.RegionInfo;

/** Reads {@code struct vfio_region_info} and the capabilities behind it (linux/vfio.h). */
public final class RegionInfoParser {

    /** The size of the structure without capabilities, in bytes: argsz, flags, index, cap_offset, size, offset. */
    public static final int SIZE = 32;

    private static final String WHAT = "vfio_region_info";
    private static final int FLAGS = 4;
    private static final int INDEX = 8;
    private static final int CAP_OFFSET = 12;
    private static final int REGION_SIZE = 16;
    private static final int REGION_OFFSET = 24;

    private RegionInfoParser() {}

    /**
     * Reads a reply. A reply whose buffer was too short for the capabilities has the CAPS flag and a chain start of 0:
     * it is read as one without capabilities, and argsz says how large a buffer to ask again with.
     *
     * @param reply the kernel's bytes, from position to limit; not changed
     * @return the region's info
     * @throws MalformedReplyException if the bytes contradict the structure's layout
     */
    public static RegionInfo parse(ByteBuffer reply) throws MalformedReplyException {
        ByteBuffer view = ReplyReader.open(WHAT, reply, SIZE);
        int flags = view.getInt(FLAGS);
        boolean chain = (flags & RegionFlag.CAPS.mask()) != 0;
        return new RegionInfo(
                view.getInt(INDEX),
                Flag.of(RegionFlag.class, flags),
                flags,
                view.getLong(REGION_SIZE),
                view.getLong(REGION_OFFSET),
                ReplyReader.capabilities(WHAT, view, SIZE, chain, view.getInt(CAP_OFFSET)));
    }
}
