package org.vfioscope.model.dma;

/** What a mapping for DMA leads to. */
public sealed interface DmaSource {

    /** {@return where the part that is mapped begins, in bytes from the start of the dmabuf or region, unsigned} */
    long start();

    /** A part of a device's region, by a dmabuf or by its mmap. */
    sealed interface OfRegion extends DmaSource {

        /** {@return the name of the device whose region it is} */
        String device();

        /** {@return the region's index} */
        int region();
    }

    /**
     * A part of a dmabuf (IOMMU_IOAS_MAP_FILE, linux/iommufd.h).
     *
     * @param device the name of the device that exported it
     * @param region the region's index
     * @param inode the dmabuf's inode
     * @param start where the part begins, in bytes from the dmabuf's start, unsigned
     */
    record DmabufPart(String device, int region, long inode, long start) implements OfRegion {}

    /**
     * A part of a region's mmap (VFIO_IOMMU_MAP_DMA, linux/vfio.h).
     *
     * @param device the device's name
     * @param region the region's index
     * @param offset where the part begins, in bytes from the region's start, unsigned
     */
    record RegionPart(String device, int region, long offset) implements OfRegion {

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
