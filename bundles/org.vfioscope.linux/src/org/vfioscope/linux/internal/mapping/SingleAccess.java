package org.vfioscope.linux.internal.mapping;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Moves a value between a buffer and mapped memory by exactly one machine instruction of the value's width, which an
 * aligned access of a direct buffer is. The fences around it keep the compiler from merging, repeating or dropping it.
 *
 * <p>Volatile accesses would promise the same, but a faulting one must not be had: interpreted, they are exchange
 * instructions inside the JVM's own code, which HotSpot (25 for one, x86-64) cannot step over, so that it ends the process.
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

    /** Reads from little-endian memory; the limit of the buffer to be filled, of whatever order, is the width. */
    static void read(ByteBuffer memory, int at, ByteBuffer into) {
        VarHandle.fullFence();
        long value = switch (into.limit()) {
            case Byte.BYTES -> memory.get(at);
            case Short.BYTES -> memory.getShort(at);
            case Integer.BYTES -> memory.getInt(at);
            default -> memory.getLong(at);
        };
        VarHandle.fullFence();
        switch (into.limit()) {
            case Byte.BYTES -> into.put(0, (byte) value);
            case Short.BYTES -> SHORT.set(into, 0, (short) value);
            case Integer.BYTES -> INT.set(into, 0, (int) value);
            default -> LONG.set(into, 0, value);
        }
    }

    /** Writes to little-endian memory; the limit of the buffer that holds the value, of whatever order, is the width. */
    static void write(ByteBuffer memory, int at, ByteBuffer from) {
        VarHandle.fullFence();
        switch (from.limit()) {
            case Byte.BYTES -> memory.put(at, from.get(0));
            case Short.BYTES -> memory.putShort(at, (short) SHORT.get(from, 0));
            case Integer.BYTES -> memory.putInt(at, (int) INT.get(from, 0));
            default -> memory.putLong(at, (long) LONG.get(from, 0));
        }
        VarHandle.fullFence();
    }
}
