package org.vfioscope.linux.internal.mapping;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Moves a value between a buffer and mapped memory by exactly one machine instruction of the value's width. Only volatile
 * accesses promise that: the compiler neither tears, merges, repeats nor drops them.
 */
final class SingleAccess {

    private static final VarHandle SHORT =
            MethodHandles.byteBufferViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private SingleAccess() {}

    /** Whether there is an access of this width. */
    static boolean exists(int width) {
        return width == Byte.BYTES || width == Short.BYTES || width == Integer.BYTES || width == Long.BYTES;
    }

    /** Reads; a buffer's limit is the width. */
    static void read(ByteBuffer memory, int at, ByteBuffer into) {
        // the handles put values into little-endian bytes, whatever order the buffer has been given
        switch (into.limit()) {
            // a byte cannot be torn, and the fences keep the compiler from merging, repeating or dropping it
            case Byte.BYTES -> {
                VarHandle.fullFence();
                byte value = memory.get(at);
                VarHandle.fullFence();
                into.put(0, value);
            }
            case Short.BYTES -> SHORT.set(into, 0, (short) SHORT.getVolatile(memory, at));
            case Integer.BYTES -> INT.set(into, 0, (int) INT.getVolatile(memory, at));
            default -> LONG.set(into, 0, (long) LONG.getVolatile(memory, at));
        }
    }

    /** Writes; a buffer's limit is the width. */
    static void write(ByteBuffer memory, int at, ByteBuffer from) {
        switch (from.limit()) {
            case Byte.BYTES -> {
                VarHandle.fullFence();
                memory.put(at, from.get(0));
                VarHandle.fullFence();
            }
            case Short.BYTES -> SHORT.setVolatile(memory, at, (short) SHORT.get(from, 0));
            case Integer.BYTES -> INT.setVolatile(memory, at, (int) INT.get(from, 0));
            default -> LONG.setVolatile(memory, at, (long) LONG.get(from, 0));
        }
    }
}
