package org.vfioscope.model.parse;

import java.nio.ByteBuffer;
import org.vfioscope.model.DeviceFlag;
import org.vfioscope.model.DeviceInfo;
import org.vfioscope.model.Flag;

/** Reads {@code struct vfio_device_info} (linux/vfio.h). */
public final class DeviceInfoParser {

    /** The size of the structure without capabilities, in bytes: argsz, flags, num_regions, num_irqs, cap_offset, pad. */
    public static final int SIZE = 24;

    /** More indices than any device has; a larger number is a lie that would cost a call each. */
    private static final int MOST_INDICES = 4096;

    private static final String WHAT = "vfio_device_info";
    private static final int FLAGS = 4;
    private static final int NUM_REGIONS = 8;
    private static final int NUM_IRQS = 12;
    private static final int CAP_OFFSET = 16;

    private DeviceInfoParser() {}

    /**
     * Reads a reply.
     *
     * @param reply the kernel's bytes, from position to limit; not changed
     * @return the device's info
     * @throws MalformedReplyException if the bytes contradict the structure's layout
     */
    public static DeviceInfo parse(ByteBuffer reply) throws MalformedReplyException {
        ByteBuffer view = ReplyReader.open(WHAT, reply, SIZE);
        int flags = view.getInt(FLAGS);
        boolean chain = (flags & DeviceFlag.CAPS.mask()) != 0;
        return new DeviceInfo(
                Flag.of(DeviceFlag.class, flags),
                flags,
                count("num_regions", view.getInt(NUM_REGIONS)),
                count("num_irqs", view.getInt(NUM_IRQS)),
                ReplyReader.capabilities(WHAT, view, SIZE, chain, view.getInt(CAP_OFFSET)));
    }

    private static int count(String field, int value) throws MalformedReplyException {
        if (Integer.compareUnsigned(value, MOST_INDICES) > 0) {
            throw new MalformedReplyException(
                    "%s: %s is %s, more than any device has".formatted(WHAT, field, Integer.toUnsignedString(value)));
        }
        return value;
    }
}
