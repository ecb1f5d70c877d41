package org.vfioscope.ui.internal.content;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes bytes as Intel HEX with 32-bit addresses (record types 00, 01 and 04); bytes that were not read are left out. */
final class IntelHex {

    private static final int DATA = 0;
    private static final int END = 1;
    private static final int UPPER_ADDRESS = 4;
    private static final int RECORD = 16;
    private static final long ADDRESSES = 1L << 32;

    private final OutputStream out;
    private int upper;

    private IntelHex(OutputStream out) {
        this.out = out;
    }

    /** Writes a range; addresses are offsets in the region, or in the range where the region's do not fit. */
    static void write(ReadRange range, OutputStream out) throws IOException {
        boolean fits = range.offset() >= 0 && range.offset() + range.length() <= ADDRESSES;
        new IntelHex(out).write(range, fits ? range.offset() : 0);
    }

    private void write(ReadRange range, long base) throws IOException {
        int at = 0;
        while (at < range.length()) {
            if (!range.isPresent(at)) {
                at++;
                continue;
            }
            int end = at + 1;
            // a record does not cross the line where its upper address changes
            while (end < range.length() && range.isPresent(end) && (base + end) % RECORD != 0) {
                end++;
            }
            data(range, at, end, base + at);
            at = end;
        }
        record(END, 0, new byte[0]);
    }

    private void data(ReadRange range, int from, int to, long address) throws IOException {
        int high = (int) (address >>> 16);
        if (high != upper) {
            upper = high;
            record(UPPER_ADDRESS, 0, new byte[] {(byte) (high >>> 8), (byte) high});
        }
        byte[] bytes = new byte[to - from];
        System.arraycopy(range.bytes(), from, bytes, 0, bytes.length);
        record(DATA, (int) address & 0xffff, bytes);
    }

    private void record(int type, int address, byte[] data) throws IOException {
        StringBuilder line = new StringBuilder(":%02X%04X%02X".formatted(data.length, address, type));
        int sum = data.length + (address >>> 8) + (address & 0xff) + type;
        for (byte one : data) {
            line.append("%02X".formatted(one));
            sum += one;
        }
        line.append("%02X\r\n".formatted(-sum & 0xff));
        out.write(line.toString().getBytes(StandardCharsets.US_ASCII));
    }
}
