package org.vfioscope.report.content;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes bytes as Intel HEX with 32-bit addresses (record types 00, 01 and 04), as they come: what is left out between two runs
 * of bytes is left out of the file. Used by one thread.
 */
public final class IntelHex {

    private static final int DATA = 0;
    private static final int END = 1;
    private static final int UPPER_ADDRESS = 4;
    private static final int RECORD = 16;
    private static final long ADDRESSES = 1L << 32;

    private final OutputStream out;
    private final long base;
    private final byte[] pending = new byte[RECORD];
    private long start;
    private int count;
    private int upper;

    /**
     * Begins a file of a range; its addresses are offsets in the region, or in the range where the region's do not fit into 32
     * bits.
     *
     * @param out takes the text; neither flushed nor closed
     * @param offset where the range starts, in bytes from the region's start, unsigned
     * @param length its length in bytes, unsigned
     * @throws IOException if the range is longer than the 4 GiB that the format has addresses for; nothing is written then
     */
    public IntelHex(OutputStream out, long offset, long length) throws IOException {
        if (Long.compareUnsigned(length, ADDRESSES) > 0) {
            throw new IOException(
                    "Intel HEX has addresses for 4 GiB, and these are 0x%x bytes: take less at once, or name a file"
                                    .formatted(length)
                            + " that does not end in .hex or .ihex, for the bytes alone");
        }
        this.out = out;
        boolean fits = offset >= 0 && offset + length >= 0 && offset + length <= ADDRESSES;
        this.base = fits ? 0 : offset;
    }

    /**
     * Writes a byte.
     *
     * @param offset where it is, in bytes from the region's start; behind those that were written before
     * @param value the byte
     * @throws IOException if it cannot be written
     */
    public void write(long offset, byte value) throws IOException {
        long address = offset - base;
        // a record does not cross the line where its upper address changes
        if (count > 0 && (address != start + count || address % RECORD == 0)) {
            data();
        }
        if (count == 0) {
            start = address;
        }
        pending[count++] = value;
    }

    /**
     * Ends the file.
     *
     * @throws IOException if it cannot be written
     */
    public void end() throws IOException {
        if (count > 0) {
            data();
        }
        record(END, 0, pending, 0);
    }

    private void data() throws IOException {
        int high = (int) (start >>> 16);
        if (high != upper) {
            upper = high;
            record(UPPER_ADDRESS, 0, new byte[] {(byte) (high >>> 8), (byte) high}, 2);
        }
        record(DATA, (int) start & 0xffff, pending, count);
        count = 0;
    }

    private void record(int type, int address, byte[] data, int length) throws IOException {
        StringBuilder line = new StringBuilder(2 * RECORD + 13).append(':');
        digits(line, length);
        digits(line, address >>> 8);
        digits(line, address);
        digits(line, type);
        int sum = length + (address >>> 8) + address + type;
        for (int i = 0; i < length; i++) {
            digits(line, data[i]);
            sum += data[i];
        }
        digits(line, -sum);
        out.write(line.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static void digits(StringBuilder line, int value) {
        line.append(Character.toUpperCase(Character.forDigit(value >> 4 & 0xf, 16)))
                .append(Character.toUpperCase(Character.forDigit(value & 0xf, 16)));
    }
}
