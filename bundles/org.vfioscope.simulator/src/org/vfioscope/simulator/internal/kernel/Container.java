package org.vfioscope.simulator.internal.kernel;

import java.util.List;
import java.util.OptionalLong;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.AddressSpaceIo;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.access.spi.RegionMapping;
import org.vfioscope.model.dma.DmaAccess;
import org.vfioscope.model.dma.IovaRange;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** A type1v2 container, with the checks of vfio_dma_do_map and vfio_dma_do_unmap (drivers/vfio/vfio_iommu_type1.c). */
final class Container implements AddressSpaceIo {

    private final int group;
    private final IovaMap map;

    Container(int group, List<IovaRange> ranges, long pageSize) {
        this.group = group;
        this.map = new IovaMap(ranges, pageSize);
    }

    @Override
    public String label() {
        return "type1 container of group " + group;
    }

    @Override
    public boolean takesDmabufs() {
        return false;
    }

    @Override
    public List<IovaRange> iovaRanges() {
        return map.ranges();
    }

    @Override
    public long mapDmabuf(DmabufDescriptor dmabuf, long start, long length, OptionalLong iova, DmaAccess access)
            throws VfioException {
        throw new VfioException(label(), Operation.IOAS_MAP_FILE, Errno.ENOTTY);
    }

    @Override
    public void mapRegion(RegionMapping mapping, long iova, DmaAccess access) throws VfioException {
        Refusals refuse = new Refusals(label(), Operation.IOMMU_MAP_DMA);
        long length = mapping.length();
        refuse.when(length == 0 || !map.isAligned(iova | length) || IovaMap.wraps(iova, length), Errno.EINVAL);
        refuse.when(map.isTaken(iova, length), Errno.EEXIST);
        refuse.when(!map.isUsable(iova, length), Errno.EINVAL);
        map.put(iova, length);
    }

    @Override
    public long unmap(long iova, long length) throws VfioException {
        Refusals refuse = new Refusals(label(), Operation.IOMMU_UNMAP_DMA);
        refuse.when(length == 0 || !map.isAligned(iova | length) || IovaMap.wraps(iova, length), Errno.EINVAL);
        refuse.when(map.isCut(iova, length), Errno.EINVAL);
        long unmapped = map.remove(iova, length);
        // the kernel answers 0 bytes, of which whoever calls it makes this error
        refuse.when(unmapped == 0, Errno.ENOENT);
        return unmapped;
    }

    @Override
    public void close() {
        map.clear();
    }
}
