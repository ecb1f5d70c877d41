package org.vfioscope.model.trace;

import org.vfioscope.model.DmabufRange;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.RegionInfo;

/** The vfio_region_* events, in the formats of QEMU's hw/vfio/trace-events. */
public final class RegionTrace {

    /** What {@link #msixFixup} reports where the MSI-X table leaves nothing to map. */
    public static final MmapRange NOTHING_LEFT = new MmapRange(0, 0);

    private RegionTrace() {}

    /**
     * A region was set up.
     *
     * @param device the device's name
     * @param regionName the region's name
     * @param region the region
     * @return vfio_region_setup
     */
    public static TraceEvent setup(String device, String regionName, RegionInfo region) {
        return new TraceEvent(
                "vfio_region_setup",
                "Device %s, region %d \"%s\", flags: 0x%x, offset: 0x%x, size: 0x%x"
                        .formatted(
                                device, region.index(), regionName, region.rawFlags(), region.offset(), region.size()));
    }

    /**
     * A region has a sparse mmap capability.
     *
     * @param device the device's name
     * @param region the region index
     * @param entries how many areas the capability has
     * @return vfio_region_sparse_mmap_header
     */
    public static TraceEvent sparseMmapHeader(String device, int region, int entries) {
        return new TraceEvent(
                "vfio_region_sparse_mmap_header",
                "Device %s region %d: %d sparse mmap entries".formatted(device, region, entries));
    }

    /**
     * One area of a sparse mmap capability; QEMU leaves empty areas out.
     *
     * @param entry its number in the capability, from 0, empty areas counted
     * @param area the area, not empty
     * @return vfio_region_sparse_mmap_entry, with the area's last byte as its end
     */
    public static TraceEvent sparseMmapEntry(int entry, MmapRange area) {
        return new TraceEvent(
                "vfio_region_sparse_mmap_entry",
                "sparse entry %d [0x%x - 0x%x]".formatted(entry, area.offset(), area.end() - 1));
    }

    /**
     * The MSI-X table was cut out of a region's mmap ranges; one event a range that is left.
     *
     * @param device the device's name
     * @param region the region index
     * @param range what is left, or {@link #NOTHING_LEFT}
     * @return vfio_msix_fixup
     */
    public static TraceEvent msixFixup(String device, int region, MmapRange range) {
        return new TraceEvent(
                "vfio_msix_fixup",
                " (%s) MSI-X region %d mmap fixup [0x%x - 0x%x]"
                        .formatted(device, region, range.offset(), range.end()));
    }

    /**
     * A dmabuf of a region was made; one event a range.
     *
     * @param device the device's name
     * @param fd the dmabuf's descriptor
     * @param region the region index
     * @param regionName the region's name
     * @param range the range
     * @return vfio_region_dmabuf
     */
    public static TraceEvent dmabuf(String device, int fd, int region, String regionName, DmabufRange range) {
        return new TraceEvent(
                "vfio_region_dmabuf",
                "Device %s, dmabuf fd %d region %d \"%s\", offset: 0x%x, size: 0x%x"
                        .formatted(device, fd, region, regionName, range.regionOffset(), range.length()));
    }

    /**
     * A register of a region was read.
     *
     * @param device the device's name
     * @param region the region index
     * @param offset the register's offset in the region, in bytes
     * @param width the width of the access in bytes
     * @param value what was read
     * @return vfio_region_read
     */
    public static TraceEvent read(String device, int region, long offset, int width, long value) {
        return new TraceEvent(
                "vfio_region_read", " (%s:region%d+0x%x, %d) = 0x%x".formatted(device, region, offset, width, value));
    }

    /**
     * A register of a region was written.
     *
     * @param device the device's name
     * @param region the region index
     * @param offset the register's offset in the region, in bytes
     * @param value what was written
     * @param width the width of the access in bytes
     * @return vfio_region_write
     */
    public static TraceEvent write(String device, int region, long offset, long value, int width) {
        return new TraceEvent(
                "vfio_region_write", " (%s:region%d+0x%x, 0x%x, %d)".formatted(device, region, offset, value, width));
    }

    /**
     * A part of a region was mapped.
     *
     * @param regionName the region's name
     * @param range the part
     * @return vfio_region_mmap, with the part's last byte as its end
     */
    public static TraceEvent mmap(String regionName, MmapRange range) {
        return new TraceEvent(
                "vfio_region_mmap", "Region %s [0x%x - 0x%x]".formatted(regionName, range.offset(), range.end() - 1));
    }

    /**
     * A part of a region was unmapped.
     *
     * @param regionName the region's name
     * @param range the part
     * @return vfio_region_unmap, with the part's last byte as its end
     */
    public static TraceEvent unmap(String regionName, MmapRange range) {
        return new TraceEvent(
                "vfio_region_unmap",
                "Region %s unmap [0x%x - 0x%x]".formatted(regionName, range.offset(), range.end() - 1));
    }

    /**
     * The use of a region ended, and with it its mappings.
     *
     * @param device the device's name
     * @param region the region index
     * @return vfio_region_exit
     */
    public static TraceEvent exit(String device, int region) {
        return new TraceEvent("vfio_region_exit", "Device %s, region %d".formatted(device, region));
    }

    /**
     * The last trace of a region is gone.
     *
     * @param device the device's name
     * @param region the region index
     * @return vfio_region_finalize
     */
    public static TraceEvent finalizeRegion(String device, int region) {
        return new TraceEvent("vfio_region_finalize", "Device %s, region %d".formatted(device, region));
    }
}
