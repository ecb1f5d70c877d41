package org.vfioscope.model.dma;

/**
 * A part of a region, mapped for the DMA of another device or of its own.
 *
 * @param iova its first I/O virtual address, unsigned
 * @param length its length in bytes, unsigned
 * @param access what the device may do there
 * @param source what is mapped
 */
public record DmaMapping(long iova, long length, DmaAccess access, DmaSource source) {

    /** {@return the last I/O virtual address, itself included, unsigned} */
    public long last() {
        return iova + length - 1;
    }
}
