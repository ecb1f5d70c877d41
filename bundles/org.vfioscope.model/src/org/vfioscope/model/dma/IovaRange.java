package org.vfioscope.model.dma;

/**
 * I/O virtual addresses that may be mapped (struct iommu_iova_range, linux/iommufd.h; struct vfio_iova_range, linux/vfio.h).
 *
 * @param first the first address, unsigned
 * @param last the last address, unsigned, itself included
 */
public record IovaRange(long first, long last) {

    /**
     * Whether the range holds all of a mapping.
     *
     * @param iova the mapping's first address, unsigned
     * @param length its length in bytes, unsigned, not 0
     * @return whether all of it lies inside
     */
    public boolean holds(long iova, long length) {
        return Long.compareUnsigned(iova, first) >= 0
                && Long.compareUnsigned(iova, last) <= 0
                && Long.compareUnsigned(length - 1, last - iova) <= 0;
    }
}
