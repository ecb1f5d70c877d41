package org.vfioscope.access.spi;

import java.util.List;
import java.util.OptionalLong;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.dma.DmaAccess;
import org.vfioscope.model.dma.IovaRange;

/**
 * The I/O virtual addresses that a device's DMA goes through: an IOAS of iommufd that the device is attached to, or the
 * type1 container of its group. Every method blocks and may be called from any thread, one at a time.
 */
public interface AddressSpaceIo extends AutoCloseable {

    /** {@return what it is, such as {@code IOAS 2} or {@code type1 container of group 8}} */
    String label();

    /** {@return whether {@link #mapDmabuf} exists here: it does with iommufd, not with type1} */
    boolean takesDmabufs();

    /**
     * The addresses that may be mapped (IOMMU_IOAS_IOVA_RANGES; the IOVA_RANGE capability of VFIO_IOMMU_GET_INFO).
     *
     * @return the ranges, in ascending order; empty where the kernel does not tell
     * @throws VfioException if the call is refused
     */
    List<IovaRange> iovaRanges() throws VfioException;

    /**
     * Maps a part of a dmabuf (IOMMU_IOAS_MAP_FILE).
     *
     * @param dmabuf the dmabuf
     * @param start where the part begins, in bytes from the dmabuf's start, unsigned
     * @param length its length in bytes, unsigned
     * @param iova where to map it; empty lets the kernel choose
     * @param access what the device may do there
     * @return its first I/O virtual address
     * @throws VfioException if the call is refused; ENOTTY where there is no such call, as with type1
     */
    long mapDmabuf(DmabufDescriptor dmabuf, long start, long length, OptionalLong iova, DmaAccess access)
            throws VfioException;

    /**
     * Maps memory of this process that is a region's mapping (VFIO_IOMMU_MAP_DMA with type1; iommufd's IOMMU_IOAS_MAP
     * refuses it with EFAULT).
     *
     * @param mapping all of it is mapped
     * @param iova where to map it
     * @param access what the device may do there
     * @throws VfioException if the call is refused
     */
    void mapRegion(RegionMapping mapping, long iova, DmaAccess access) throws VfioException;

    /**
     * Unmaps what was mapped by one call.
     *
     * @param iova its first I/O virtual address
     * @param length its length in bytes, unsigned
     * @return how many bytes were unmapped
     * @throws VfioException if the call is refused; ENOENT where nothing is mapped there
     */
    long unmap(long iova, long length) throws VfioException;

    /** Detaches the device and destroys the IOAS with all that is mapped; a container stays with its group. */
    @Override
    void close() throws VfioException;
}
