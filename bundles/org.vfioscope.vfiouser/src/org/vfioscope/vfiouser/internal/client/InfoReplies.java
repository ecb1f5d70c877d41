package org.vfioscope.vfiouser.internal.client;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.parse.MalformedReplyException;
import org.vfioscope.model.parse.RegionInfoParser;
import org.vfioscope.vfiouser.internal.protocol.Limits;
import org.vfioscope.vfiouser.internal.protocol.ProtocolException;

/** Checks the server's info replies, and hands them on in the kernel's layouts. */
final class InfoReplies {

    /** struct vfio_device_info without capabilities, in bytes: argsz, flags, num_regions, num_irqs. */
    static final int DEVICE_INFO = 16;
    /** struct vfio_region_info without capabilities, in bytes. */
    static final int REGION_INFO = RegionInfoParser.SIZE;
    /** struct vfio_irq_info, in bytes. */
    static final int IRQ_INFO = 16;
    /** The index in the latter two. */
    static final int INDEX = 8;

    private static final int REGION_COUNT = 8;
    private static final int IRQ_COUNT = 12;
    private static final int ARGSZ = 0;
    private static final int FLAGS = 4;
    private static final int SUB_INDICES = 12;
    /** VFIO_DEVICE_FLAGS_CAPS, linux/vfio.h: the protocol has no device capabilities. */
    private static final int DEVICE_CAPS = 1 << 7;
    /** More than any interrupt index has: MSI-X has at most 2048. */
    private static final int MOST_SUB_INDICES = 1 << 16;

    private InfoReplies() {}

    /** The reply to VFIO_USER_DEVICE_GET_INFO; what the kernel's structure has behind it is zero. */
    static void device(ByteBuffer reply, ByteBuffer info) throws ProtocolException {
        atMost("regions", reply.getInt(REGION_COUNT), Limits.REGIONS);
        atMost("interrupts", reply.getInt(IRQ_COUNT), Limits.IRQS);
        info.put(FLAGS, reply, FLAGS, DEVICE_INFO - FLAGS);
        info.putInt(FLAGS, reply.getInt(FLAGS) & ~DEVICE_CAPS);
        for (int i = DEVICE_INFO; i < info.limit(); i++) {
            info.put(i, (byte) 0);
        }
    }

    /**
     * The reply to VFIO_USER_DEVICE_GET_REGION_INFO.
     *
     * @return whether the region can be mapped
     */
    static boolean region(ByteBuffer reply, int index, ByteBuffer info) throws ProtocolException {
        requireIndex("region", reply, index);
        int argsz = reply.getInt(ARGSZ);
        if (argsz < REGION_INFO || argsz > Limits.REGION_INFO) {
            throw new ProtocolException("region info with an argsz of %s".formatted(Integer.toUnsignedString(argsz)));
        }
        if (reply.limit() < Math.min(argsz, info.limit())) {
            throw new ProtocolException("region info of %d bytes with an argsz of %d".formatted(reply.limit(), argsz));
        }
        boolean whole = argsz <= reply.limit();
        boolean mappable =
                parse(whole ? reply : reply.slice(0, REGION_INFO), whole).isMappable();
        info.put(0, reply, 0, reply.limit());
        return mappable;
    }

    /** A reply that is too short for its capabilities is followed by a longer one; where they begin means nothing yet. */
    private static RegionInfo parse(ByteBuffer reply, boolean whole) throws ProtocolException {
        ByteBuffer bytes = ByteBuffer.allocate(reply.limit()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(0, reply, 0, reply.limit());
        if (!whole) {
            bytes.putInt(SUB_INDICES, 0);
        }
        try {
            RegionInfo region = RegionInfoParser.parse(bytes);
            if (region.offset() < 0 || region.offset() + region.size() < region.offset()) {
                throw new ProtocolException(
                        "a region of 0x%x bytes at 0x%x of its file".formatted(region.size(), region.offset()));
            }
            return region;
        } catch (MalformedReplyException e) {
            throw new ProtocolException(e.getMessage(), e);
        }
    }

    /** The reply to VFIO_USER_DEVICE_GET_IRQ_INFO. */
    static void irq(ByteBuffer reply, int index, ByteBuffer info) throws ProtocolException {
        requireIndex("interrupt", reply, index);
        atMost("interrupts of index " + index, reply.getInt(SUB_INDICES), MOST_SUB_INDICES);
        info.put(FLAGS, reply, FLAGS, IRQ_INFO - FLAGS);
    }

    static void requireIndex(String what, ByteBuffer reply, int index) throws ProtocolException {
        if (reply.getInt(INDEX) != index) {
            throw new ProtocolException("the info of %s %s where that of %d was asked for"
                    .formatted(what, Integer.toUnsignedString(reply.getInt(INDEX)), index));
        }
    }

    private static void atMost(String what, int count, int most) throws ProtocolException {
        if (Integer.compareUnsigned(count, most) > 0) {
            throw new ProtocolException("%s %s, more than %d".formatted(Integer.toUnsignedString(count), what, most));
        }
    }
}
