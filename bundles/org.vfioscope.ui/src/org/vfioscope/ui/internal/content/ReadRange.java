package org.vfioscope.ui.internal.content;

import java.io.IOException;
import java.io.OutputStream;
import java.util.BitSet;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.report.content.IntelHex;

/** The bytes of the range that was read last, for saving; what could not be read is left out. */
final class ReadRange {

    /** The most that is read at once: what is kept of it stays in memory. */
    static final int LARGEST = 16 << 20;

    private final long offset;
    private final LittleEndian bytes;
    private final BitSet present;

    ReadRange(long offset, int length) {
        this.offset = offset;
        this.bytes = new LittleEndian(length);
        this.present = new BitSet(length);
    }

    /** Takes note of a register of the range. */
    void put(long at, long value, AccessWidth width) {
        int index = (int) (at - offset);
        bytes.put(index, value, width);
        present.set(index, index + width.bytes());
    }

    /** What is done with a register. */
    @FunctionalInterface
    interface Visitor {
        void visit(long offset, long value);
    }

    /** Goes through the registers that were read, with the width they were read with. */
    void forEach(AccessWidth width, Visitor visitor) {
        for (int at = present.nextSetBit(0); at >= 0; at = present.nextSetBit(at + width.bytes())) {
            visitor.visit(offset + at, bytes.get(at, width));
        }
    }

    /** Where the range starts, from the region's start. */
    long offset() {
        return offset;
    }

    /** The bytes; what was not read is 0xff, as the kernel answers for the MSI-X table. */
    byte[] bytes() {
        return bytes.bytes();
    }

    /** Writes what was read as Intel HEX. */
    void writeHex(OutputStream out) throws IOException {
        IntelHex hex = new IntelHex(out, offset, bytes().length);
        for (int at = present.nextSetBit(0); at >= 0; at = present.nextSetBit(at + 1)) {
            hex.write(offset + at, bytes()[at]);
        }
        hex.end();
    }

    boolean isEmpty() {
        return present.isEmpty();
    }
}
