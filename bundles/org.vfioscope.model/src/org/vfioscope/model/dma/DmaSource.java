package org.vfioscope.model.dma;

import org.vfioscope.model.PciIndex;

/** What a mapping for DMA leads to. */
public sealed interface DmaSource {

    /** {@return where the part that is mapped begins, in bytes from the start of the dmabuf or region, unsigned} */
    long start();

    /** A part of a device's region, by a dmabuf or by its mmap. */
    sealed interface OfRegion extends DmaSource {

        /** {@return the name of the device whose region it is} */
        String device();

        /** {@return whether it is a PCI device, of which alone an index tells what a region is} */
        boolean pci();

        /** {@return the region's index} */
        int region();

        /** {@return the region's name, such as {@code BAR 0} or {@code Region 0}} */
        default String regionName() {
            return PciIndex.regionName(pci(), region());
        }
    }

    /**
     * A part of a dmabuf (IOMMU_IOAS_MAP_FILE, linux/iommufd.h).
     *
     * @param device the name of the device that exported it
     * @param pci whether it is a PCI device
     * @param region the region's index
     * @param inode the dmabuf's inode
     * @param start where the part begins, in bytes from the dmabuf's start, unsigned
     */
    record DmabufPart(String device, boolean pci, int region, long inode, long start) implements OfRegion {}

    /**
     * A part of a region's mmap (VFIO_IOMMU_MAP_DMA, linux/vfio.h).
     *
     * @param device the device's name
     * @param pci whether it is a PCI device
     * @param region the region's index
     * @param offset where the part begins, in bytes from the region's start, unsigned
     */
    record RegionPart(String device, boolean pci, int region, long offset) implements OfRegion {

        @Override
        public long start() {
            return offset;
        }
    }

    /**
     * A part of a dmabuf that another process sent; of which device's region it is, is not known here.
     *
     * @param sender the process, in words for people
     * @param inode the dmabuf's inode
     * @param start where the part begins, in bytes from the dmabuf's start, unsigned
     */
    record ReceivedPart(String sender, long inode, long start) implements DmaSource {}
}
