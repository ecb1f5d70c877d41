package org.vfioscope.model.parse;

import java.nio.ByteBuffer;
import org.vfioscope.model.Flag;
import org.vfioscope.model.IrqFlag;
import org.vfioscope.model.IrqInfo;

/** Reads {@code struct vfio_irq_info} (linux/vfio.h). */
public final class IrqInfoParser {

    /** The size of the structure in bytes: argsz, flags, index, count. */
    public static final int SIZE = 16;

    private static final int FLAGS = 4;
    private static final int INDEX = 8;
    private static final int COUNT = 12;

    private IrqInfoParser() {}

    /**
     * Reads a reply.
     *
     * @param reply the kernel's bytes, from position to limit; not changed
     * @return the interrupt's info
     * @throws MalformedReplyException if the bytes contradict the structure's layout
     */
    public static IrqInfo parse(ByteBuffer reply) throws MalformedReplyException {
        ByteBuffer view = ReplyReader.open("vfio_irq_info", reply, SIZE);
        int flags = view.getInt(FLAGS);
        return new IrqInfo(view.getInt(INDEX), Flag.of(IrqFlag.class, flags), flags, view.getInt(COUNT));
    }
}
