package org.vfioscope.access;

import java.nio.ByteBuffer;

/**
 * A run of bytes of a region that can be read: from the device itself, or from the file it was captured in.
 *
 * @param region the region index
 * @param offset where it starts, in bytes from the region's start, unsigned
 * @param size its length in bytes, unsigned
 * @param reader reads any part of it
 */
public record RegionContent(int region, long offset, long size, Reader reader) {

    /** Reads bytes of a region. */
    @FunctionalInterface
    public interface Reader {

        /**
         * Reads from the region. Blocks.
         *
         * @param offset where to start, in bytes from the region's start, unsigned
         * @param into filled from index 0 to its limit
         * @throws VfioException if the device refuses, or refused when it was captured
         * @throws DeviceException if there is nothing that could be asked: the device is closed or its capture unreadable
         */
        void read(long offset, ByteBuffer into) throws VfioException, DeviceException;
    }
}
