package org.vfioscope.report.diff;

/**
 * A run of bytes that are different.
 *
 * @param region the region's name
 * @param offset where it starts, in bytes from the region's start, unsigned
 * @param size its length in bytes, unsigned
 * @param a its first bytes in the first, as hexadecimal digits
 * @param b its first bytes in the second, as hexadecimal digits
 */
public record ContentChange(String region, long offset, long size, String a, String b) {

    /** How many bytes of a run are kept. */
    public static final int KEPT = 16;
}
