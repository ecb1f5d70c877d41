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
}
