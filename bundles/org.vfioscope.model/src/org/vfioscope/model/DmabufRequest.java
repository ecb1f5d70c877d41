package org.vfioscope.model;

import java.util.List;

/**
 * What is asked of VFIO_DEVICE_FEATURE_DMA_BUF.
 *
 * @param region the region index
 * @param ranges the ranges, in the order in which the dmabuf will hold them
 * @param openFlags the open flags of the descriptor, asm-generic/fcntl.h
 */
public record DmabufRequest(int region, List<MmapRange> ranges, int openFlags) {

    /** O_RDWR, asm-generic/fcntl.h: what QEMU asks for. */
    public static final int O_RDWR = 2;

    /** O_CLOEXEC, asm-generic/fcntl.h: a command started meanwhile must not inherit the descriptor by accident. */
    public static final int O_CLOEXEC = 0x80000;

    /** Keeps an own copy. */
    public DmabufRequest {
        ranges = List.copyOf(ranges);
    }

    /**
     * A request with the open flags this tool uses unless told otherwise.
     *
     * @param region the region index
     * @param ranges the ranges, in order
     */
    public DmabufRequest(int region, List<MmapRange> ranges) {
        this(region, ranges, O_RDWR | O_CLOEXEC);
    }
}
