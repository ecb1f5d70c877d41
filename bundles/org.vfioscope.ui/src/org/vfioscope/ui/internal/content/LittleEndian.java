package org.vfioscope.ui.internal.content;

import java.util.Arrays;
import org.vfioscope.model.AccessWidth;

/**
 * Bytes of a region, in the order in which they stand there; those that were never put are 0xff.
 *
 * @param bytes the bytes
 */
record LittleEndian(byte[] bytes) {

    /** So many bytes, none of which was put yet. */
    LittleEndian(int length) {
        this(new byte[length]);
        Arrays.fill(bytes, (byte) 0xff);
    }

    /** Writes the lower bits of a value. */
    void put(int at, long value, AccessWidth width) {
        for (int i = 0; i < width.bytes(); i++) {
            bytes[at + i] = (byte) (value >>> i * Byte.SIZE);
        }
    }

    /** The value there, zero-extended. */
    long get(int at, AccessWidth width) {
        long value = 0;
        for (int i = 0; i < width.bytes(); i++) {
            value |= (bytes[at + i] & 0xffL) << i * Byte.SIZE;
        }
        return value;
    }
}
