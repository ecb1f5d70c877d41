package org.vfioscope.ui.internal.content;

import java.util.Locale;
import org.vfioscope.model.AccessWidth;

/**
 * Writes registers down.
 *
 * @param width their width
 * @param bigEndian whether the byte at the lowest address is the most significant one
 */
record RegisterText(AccessWidth width, boolean bigEndian) {

    /** Stands for a register that was not read. */
    static final String UNREAD = "·";

    /** Stands for a register that was not captured. */
    static final String MISSING = "–";

    private static final int FIRST_PRINTABLE = 0x20;
    private static final int LAST_PRINTABLE = 0x7e;

    /** All digits of a value that was read as little-endian. */
    String hex(long value) {
        return ("%0" + 2 * width.bytes() + "x").formatted(ordered(value));
    }

    /** A value in the order of bytes that is shown, and back. */
    long ordered(long value) {
        return bigEndian ? Long.reverseBytes(value) >>> Long.SIZE - Byte.SIZE * width.bytes() : value;
    }

    /** What stands for a register that was not read. */
    String unread() {
        return UNREAD.repeat(2 * width.bytes());
    }

    /** What stands for a register that the file of a captured device lacks. */
    String missing() {
        return MISSING.repeat(2 * width.bytes());
    }

    /** What stands for a register that the kernel hides. */
    String masked() {
        return "MSI-X"
                .substring(0, Math.min("MSI-X".length(), 2 * width.bytes()))
                .toUpperCase(Locale.ROOT);
    }

    /** The bytes of a value in the order of their addresses, as characters where they are printable. */
    String ascii(long value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < width.bytes(); i++) {
            int one = (int) (value >>> i * Byte.SIZE) & 0xff;
            text.append(one >= FIRST_PRINTABLE && one <= LAST_PRINTABLE ? (char) one : '.');
        }
        return text.toString();
    }
}
