package org.vfioscope.linux.internal.libc;

import com.sun.jna.Memory;
import java.nio.ByteBuffer;

/** Copies between buffers of Java and memory that native code can reach. */
public final class NativeCopy {

    private NativeCopy() {}

    /**
     * Copies a buffer from index 0 to its limit.
     *
     * @param buffer at least one byte; its position stays
     * @return the copy, as long as the limit; the caller closes it
     */
    public static Memory in(ByteBuffer buffer) {
        Memory memory = new Memory(buffer.limit());
        memory.getByteBuffer(0, buffer.limit()).put(buffer.duplicate().rewind());
        return memory;
    }

    /**
     * Copies memory into a buffer, from index 0 to its limit.
     *
     * @param memory at least as long as the limit
     * @param buffer its position stays
     */
    public static void out(Memory memory, ByteBuffer buffer) {
        buffer.duplicate().rewind().put(memory.getByteBuffer(0, buffer.limit()));
    }
}
