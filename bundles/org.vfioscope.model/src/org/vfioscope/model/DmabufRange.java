package org.vfioscope.model;

import java.util.ArrayList;
import java.util.List;

/**
 * One range of a region inside a dmabuf. The kernel concatenates the ranges in the order asked for, so a range's place
 * in the dmabuf is the sum of the lengths before it.
 *
 * @param regionOffset where it starts, in bytes from the region's start, unsigned
 * @param length its length in bytes, unsigned
 * @param dmabufOffset where it starts, in bytes from the dmabuf's start, unsigned
 */
public record DmabufRange(long regionOffset, long length, long dmabufOffset) {

    /**
     * Lays ranges out as the kernel's exporter does.
     *
     * @param ranges the ranges in the order asked for
     * @return the same ranges with their places in the dmabuf
     */
    public static List<DmabufRange> layOut(List<MmapRange> ranges) {
        List<DmabufRange> layout = new ArrayList<>();
        long at = 0;
        for (MmapRange range : ranges) {
            layout.add(new DmabufRange(range.offset(), range.size(), at));
            at += range.size();
        }
        return List.copyOf(layout);
    }

    /** {@return the fd_offset that QEMU stores for it (hw/vfio/region.c): its offset in the region} */
    public long qemuFdOffset() {
        return regionOffset;
    }

    /** {@return whether QEMU's fd_offset is its true place in the dmabuf} */
    public boolean qemuAgrees() {
        return qemuFdOffset() == dmabufOffset;
    }
}
