package org.vfioscope.linux.internal.vfio;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.OptionalLong;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.AddressSpaceIo;
import org.vfioscope.access.spi.Closing;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.access.spi.RegionMapping;
import org.vfioscope.linux.internal.libc.DeviceNode;
import org.vfioscope.linux.internal.mapping.KernelRegionMapping;
import org.vfioscope.model.dma.DmaAccess;
import org.vfioscope.model.dma.IovaRange;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** The container of a group, with type1. It stays when this is closed; only what was mapped through this goes. */
final class Type1AddressSpace implements AddressSpaceIo {

    /** struct vfio_iommu_type1_dma_map: argsz, flags, vaddr, iova, size. */
    private static final int MAP_SIZE = 32;

    private static final int MAP_VADDR = 8;
    private static final int MAP_IOVA = 16;
    private static final int MAP_LENGTH = 24;

    /** VFIO_DMA_MAP_FLAG_READ. */
    private static final int READ = 1;
    /** VFIO_DMA_MAP_FLAG_WRITE. */
    private static final int WRITE = 2;

    /** struct vfio_iommu_type1_dma_unmap without its bitmap: argsz, flags, iova, size. */
    private static final int UNMAP_SIZE = 24;

    private static final int UNMAP_IOVA = 8;
    private static final int UNMAP_LENGTH = 16;

    private final DeviceNode container;
    private final String label;
    private final OwnMappings mappings = new OwnMappings();

    Type1AddressSpace(DeviceNode container, int group) {
        this.container = container;
        this.label = "type1 container of group " + group;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public boolean takesDmabufs() {
        return false;
    }

    @Override
    public List<IovaRange> iovaRanges() throws VfioException {
        return Type1Info.iovaRanges(container);
    }

    @Override
    public long mapDmabuf(DmabufDescriptor dmabuf, long start, long length, OptionalLong iova, DmaAccess access)
            throws VfioException {
        throw new VfioException(label, Operation.IOAS_MAP_FILE, Errno.ENOTTY);
    }

    @Override
    public void mapRegion(RegionMapping mapping, long iova, DmaAccess access) throws VfioException {
        KernelRegionMapping.require(mapping, Operation.IOMMU_MAP_DMA)
                .use(Operation.IOMMU_MAP_DMA, address -> map(address, mapping.length(), iova, access));
        mappings.add(iova, mapping.length());
    }

    private void map(Pointer address, long length, long iova, DmaAccess access) throws VfioException {
        ByteBuffer request = request(MAP_SIZE)
                .putInt(Integer.BYTES, (access.readable() ? READ : 0) | (access.writeable() ? WRITE : 0))
                .putLong(MAP_VADDR, Pointer.nativeValue(address))
                .putLong(MAP_IOVA, iova)
                .putLong(MAP_LENGTH, length);
        container.ioctl(Operation.IOMMU_MAP_DMA, VfioIoctl.IOMMU_MAP_DMA, request);
    }

    @Override
    public long unmap(long iova, long length) throws VfioException {
        ByteBuffer request = request(UNMAP_SIZE).putLong(UNMAP_IOVA, iova).putLong(UNMAP_LENGTH, length);
        container.ioctl(Operation.IOMMU_UNMAP_DMA, VfioIoctl.IOMMU_UNMAP_DMA, request);
        long unmapped = request.getLong(UNMAP_LENGTH);
        if (unmapped == 0) {
            // type1 has no error for it
            throw new VfioException(label, Operation.IOMMU_UNMAP_DMA, Errno.ENOENT);
        }
        mappings.remove(iova, length);
        return unmapped;
    }

    private static ByteBuffer request(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).putInt(0, size);
    }

    @Override
    public void close() throws VfioException {
        Closing closing = new Closing();
        mappings.unmapAll(closing, this::unmap);
        closing.finish();
    }
}
