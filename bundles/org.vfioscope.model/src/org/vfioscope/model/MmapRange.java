package org.vfioscope.model;

/**
 * A mappable part of a region.
 *
 * @param offset where it starts, in bytes from the region's start, unsigned
 * @param size its length in bytes, unsigned
 */
public record MmapRange(long offset, long size) {

    /** {@return the first byte behind it, from the region's start, unsigned; wraps where the kernel's numbers do} */
    public long end() {
        return offset + size;
    }

    /** {@return whether it holds no byte} */
    public boolean isEmpty() {
        return size == 0;
    }

    @Override
    public String toString() {
        return isEmpty() ? "[0x%x, empty]".formatted(offset) : "[0x%x - 0x%x]".formatted(offset, end() - 1);
    }
}
