package org.vfioscope.vfiouser.internal.server;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;

/**
 * What a client is answered.
 *
 * @param payload from position 0 to its limit
 * @param descriptors what goes with it; they stay open here
 */
record Answer(ByteBuffer payload, List<OwnedDescriptor> descriptors) {

    static final Answer EMPTY = of(ByteBuffer.allocate(0));

    static Answer of(ByteBuffer payload) {
        return new Answer(payload.clear(), List.of());
    }

    /** A little-endian payload of a size. */
    static ByteBuffer payload(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
