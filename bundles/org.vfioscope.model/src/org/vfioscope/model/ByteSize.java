package org.vfioscope.model;

/**
 * A size in bytes, for people.
 *
 * @param bytes the size, unsigned
 */
public record ByteSize(long bytes) {

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    /** {@return the size in hexadecimal, such as {@code 0x4000}} */
    public String hex() {
        return "0x" + Long.toHexString(bytes);
    }

    /** {@return the size in the largest binary unit that leaves it exact, such as {@code 16 KiB} or {@code 1280 B}} */
    public String binary() {
        long value = bytes;
        int unit = 0;
        while (value != 0 && (value & 0x3ff) == 0 && unit < UNITS.length - 1) {
            value >>>= 10;
            unit++;
        }
        return Long.toUnsignedString(value) + " " + UNITS[unit];
    }

    @Override
    public String toString() {
        return hex() + " (" + binary() + ")";
    }
}
