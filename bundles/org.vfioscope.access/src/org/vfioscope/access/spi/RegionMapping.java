package org.vfioscope.access.spi;

import java.nio.ByteBuffer;
import org.vfioscope.access.VfioException;

/**
 * A part of a region, mapped into this process by mmap(2). Every method may block and may be called from any thread, one at
 * a time.
 */
public interface RegionMapping extends AutoCloseable {

    /** {@return where it begins, in bytes from the region's start, unsigned} */
    long regionOffset();

    /** {@return its length in bytes, unsigned} */
    long length();

    /**
     * Reads once, by one access of the width asked for.
     *
     * @param offset where, in bytes from the mapping's start, a multiple of the width
     * @param into filled from index 0 to its limit, which is the width: 1, 2, 4 or 8
     * @throws VfioException if the access faults, as it does where memory decode is off, or lies outside or unaligned;
     *     the process goes on
     */
    void read(long offset, ByteBuffer into) throws VfioException;

    /**
     * Writes once, by one access of the width asked for.
     *
     * @param offset where, in bytes from the mapping's start, a multiple of the width
     * @param from written from index 0 to its limit, which is the width: 1, 2, 4 or 8
     * @throws VfioException if the access faults, as it does where memory decode is off, or lies outside or unaligned,
     *     or the part was mapped for reading only; the process goes on
     */
    void write(long offset, ByteBuffer from) throws VfioException;

    /** Unmaps it; the second time, nothing happens. */
    @Override
    void close() throws VfioException;
}
