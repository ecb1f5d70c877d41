package org.vfioscope.model;

import java.util.List;

/**
 * A dmabuf that holds ranges of a region, as its descriptor described it when it was made.
 *
 * @param fd the descriptor's number in this process, or the simulator's stand-in for one
 * @param size the dmabuf's size in bytes, unsigned
 * @param inode its inode, by which other processes and debugfs name it
 * @param exporter the exporter's name from fdinfo, such as {@code vfio_pci_core}
 * @param region the region index it was made of
 * @param ranges what it holds, in order
 * @param simulated whether no descriptor of the kernel stands behind it
 */
public record Dmabuf(
        int fd, long size, long inode, String exporter, int region, List<DmabufRange> ranges, boolean simulated) {

    /** Keeps an own copy. */
    public Dmabuf {
        ranges = List.copyOf(ranges);
    }
}
