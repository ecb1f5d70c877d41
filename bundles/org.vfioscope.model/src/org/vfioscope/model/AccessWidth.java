package org.vfioscope.model;

/** The width of one register access. */
public enum AccessWidth {
    /** One byte. */
    BYTE(1),
    /** Two bytes. */
    WORD(2),
    /** Four bytes. */
    DWORD(4),
    /** Eight bytes. */
    QWORD(8);

    private final int bytes;

    AccessWidth(int bytes) {
        this.bytes = bytes;
    }

    /** {@return the width in bytes} */
    public int bytes() {
        return bytes;
    }

    /**
     * Cuts a value to this width.
     *
     * @param value the value
     * @return its low bits, zero-extended
     */
    public long truncate(long value) {
        return this == QWORD ? value : value & ((1L << bytes * Byte.SIZE) - 1);
    }
}
