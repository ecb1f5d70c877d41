package org.vfioscope.linux.internal.vfio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.libc.DeviceNode;
import org.vfioscope.model.dma.IovaRange;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.model.parse.MalformedReplyException;
import org.vfioscope.model.parse.Type1InfoParser;

/** Asks a container with type1 what it can do (VFIO_IOMMU_GET_INFO, linux/vfio.h). */
final class Type1Info {

    /** More than the capabilities take; a larger argsz is a lie that would cost memory. */
    private static final int LARGEST_REPLY = 1 << 20;

    private Type1Info() {}

    static List<IovaRange> iovaRanges(DeviceNode container) throws VfioException {
        ByteBuffer reply = ask(container, Type1InfoParser.SIZE);
        int needed = reply.getInt(0);
        if (needed > Type1InfoParser.SIZE && needed <= LARGEST_REPLY) {
            reply = ask(container, needed);
        }
        try {
            return Type1InfoParser.iovaRanges(reply);
        } catch (MalformedReplyException e) {
            throw new VfioException(
                    container.subject(),
                    Operation.IOMMU_GET_INFO,
                    Errno.EIO,
                    new Advice("The reply makes no sense: " + e.getMessage(), "Report it with the kernel's version"));
        }
    }

    private static ByteBuffer ask(DeviceNode container, int size) throws VfioException {
        ByteBuffer reply =
                ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).putInt(0, size);
        container.ioctl(Operation.IOMMU_GET_INFO, VfioIoctl.IOMMU_GET_INFO, reply);
        return reply;
    }
}
