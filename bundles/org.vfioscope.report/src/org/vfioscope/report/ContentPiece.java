package org.vfioscope.report;

import org.vfioscope.model.errno.Errno;

/** A piece of a region's content. */
public sealed interface ContentPiece {

    /** {@return where it starts, in bytes from the region's start, unsigned} */
    long offset();

    /** {@return its length in bytes, unsigned} */
    long size();

    /**
     * Bytes as they were read.
     *
     * @param offset where it starts
     * @param bytes the bytes, at least one; not copied
     */
    record Data(long offset, byte[] bytes) implements ContentPiece {

        @Override
        public long size() {
            return bytes.length;
        }
    }

    /**
     * One byte, repeated.
     *
     * @param offset where it starts
     * @param size its length in bytes, unsigned
     * @param value the byte
     */
    record Fill(long offset, long size, byte value) implements ContentPiece {}

    /**
     * The device refused to read it.
     *
     * @param offset where it starts
     * @param size its length in bytes, unsigned
     * @param errno what it answered
     */
    record Unreadable(long offset, long size, Errno errno) implements ContentPiece {}
}
