package org.vfioscope.vfiouser.internal.client;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.RegionIoFd;
import org.vfioscope.vfiouser.internal.protocol.Limits;
import org.vfioscope.vfiouser.internal.protocol.ProtocolException;

/** Checks and reads {@code struct vfio_user_region_io_fds_reply} (vfio-user.h of libvfio-user). */
final class IoFdReplies {

    /** argsz, flags, index and count, in bytes. */
    static final int FIXED = 16;

    private static final int COUNT = 12;
    private static final int FD_INDEX = 16;
    private static final int TYPE = 20;
    private static final int FLAGS = 24;
    /** user_data of an ioregionfd; datamatch of an ioeventfd as the specification has it. */
    private static final int VALUE = 32;
    /** The size of either, in bytes. */
    private static final int SMALLEST = 40;
    /** The datamatch of an ioeventfd as libvfio-user has it, behind shadow_offset, and the size of that. */
    private static final int VALUE_BEHIND_SHADOW = 40;

    private static final int SMALLEST_WITH_SHADOW = 48;

    private IoFdReplies() {}

    /** How many bytes the whole list takes, this head included. */
    static int size(ByteBuffer reply, int index) throws ProtocolException {
        InfoReplies.requireIndex("I/O descriptors", reply, index);
        int size = reply.getInt(0);
        int count = reply.getInt(COUNT);
        if (size < FIXED || size > Limits.IO_FDS) {
            throw new ProtocolException(
                    "I/O descriptors with an argsz of %s".formatted(Integer.toUnsignedString(size)));
        }
        int most = (size - FIXED) / SMALLEST;
        if (Integer.compareUnsigned(count, most) > 0
                || count == 0 && size != FIXED
                || count > 0 && (size - FIXED) % count != 0) {
            throw new ProtocolException(
                    "%s I/O descriptors in %d bytes".formatted(Integer.toUnsignedString(count), size));
        }
        return size;
    }

    /** The list; each entry takes its share of the bytes, as newer servers may have longer ones. */
    static List<RegionIoFd> parse(ByteBuffer reply, RegionInfo region) throws ProtocolException {
        int size = size(reply, region.index());
        if (size != reply.limit()) {
            throw new ProtocolException(
                    "I/O descriptors in %d bytes with an argsz of %d".formatted(reply.limit(), size));
        }
        List<RegionIoFd> all = new ArrayList<>();
        int count = reply.getInt(COUNT);
        for (int i = 0; i < count; i++) {
            int length = (size - FIXED) / count;
            all.add(inside(entry(reply.slice(FIXED + i * length, length).order(reply.order())), region));
        }
        return all;
    }

    private static RegionIoFd entry(ByteBuffer entry) {
        int type = entry.getInt(TYPE);
        boolean behindShadow = type != RegionIoFd.IOREGIONFD && entry.limit() >= SMALLEST_WITH_SHADOW;
        return new RegionIoFd(
                type,
                entry.getLong(0),
                entry.getLong(Long.BYTES),
                entry.getInt(FD_INDEX),
                entry.getInt(FLAGS),
                entry.getLong(behindShadow ? VALUE_BEHIND_SHADOW : VALUE));
    }

    /** The specification leaves it to the client to see that they lie in the region. */
    private static RegionIoFd inside(RegionIoFd part, RegionInfo region) throws ProtocolException {
        if (Long.compareUnsigned(part.size(), region.size()) > 0
                || Long.compareUnsigned(part.offset(), region.size() - part.size()) > 0) {
            throw new ProtocolException(
                    "an I/O descriptor for %s of region %d, which is smaller".formatted(part.place(), region.index()));
        }
        return part;
    }
}
