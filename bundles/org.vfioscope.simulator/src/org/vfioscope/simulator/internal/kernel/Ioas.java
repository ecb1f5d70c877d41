package org.vfioscope.simulator.internal.kernel;

import java.util.List;
import java.util.OptionalLong;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.AddressSpaceIo;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.access.spi.RegionMapping;
import org.vfioscope.model.dma.DmaAccess;
import org.vfioscope.model.dma.IovaRange;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/**
 * An IOAS of iommufd, with the checks of iommufd_ioas_map_file (drivers/iommu/iommufd/ioas.c) and iopt_map_file_pages
 * (io_pagetable.c), in their order.
 */
final class Ioas implements AddressSpaceIo {

    /** ULONG_MAX, refused as address and as length. */
    private static final long LARGEST = -1;

    private final int id;
    private final IovaMap map;

    Ioas(int id, List<IovaRange> ranges, long pageSize) {
        this.id = id;
        this.map = new IovaMap(ranges, pageSize);
    }

    @Override
    public String label() {
        return "IOAS " + id;
    }

    @Override
    public boolean takesDmabufs() {
        return true;
    }

    @Override
    public List<IovaRange> iovaRanges() {
        return map.ranges();
    }

    @Override
    public long mapDmabuf(DmabufDescriptor dmabuf, long start, long length, OptionalLong iova, DmaAccess access)
            throws VfioException {
        Refusals refuse = new Refusals(label(), Operation.IOAS_MAP_FILE);
        if (!(dmabuf instanceof SimulatedDmabuf simulated)) {
            throw new VfioException(
                    label(),
                    Operation.IOAS_MAP_FILE,
                    Errno.EINVAL,
                    new Advice("A simulated IOAS takes simulated dmabufs only", "Import it for a real device"));
        }
        refuse.when(length == LARGEST || iova.orElse(0) == LARGEST, Errno.EOVERFLOW);
        refuse.when(length == 0, Errno.EINVAL);
        refuse.when(IovaMap.wraps(start, length), Errno.EOVERFLOW);
        DmabufFile file = simulated.opened(Operation.IOAS_MAP_FILE);
        refuse.when(Long.compareUnsigned(start + (length - 1), file.size()) >= 0, Errno.EINVAL);
        // vfio_pci_dma_buf_attach comes before the look at the ranges
        refuse.when(file.isRevoked(), Errno.ENODEV);
        refuse.when(file.ranges() != 1, Errno.EOPNOTSUPP);
        refuse.when(!map.isAligned(length), Errno.EINVAL);
        long first = iova.isPresent() ? iova.getAsLong() : map.free(length, refuse);
        map.check(first, length, refuse);
        refuse.when(!map.isAligned(start), Errno.EINVAL);
        map.put(first, length);
        return first;
    }

    @Override
    public void mapRegion(RegionMapping mapping, long iova, DmaAccess access) throws VfioException {
        // pin_user_pages does not take a BAR's pages
        throw new VfioException(label(), Operation.IOAS_MAP, Errno.EFAULT);
    }

    @Override
    public long unmap(long iova, long length) throws VfioException {
        Refusals refuse = new Refusals(label(), Operation.IOAS_UNMAP);
        refuse.when(length == 0, Errno.EINVAL);
        refuse.when(IovaMap.wraps(iova, length), Errno.EOVERFLOW);
        refuse.when(map.isCut(iova, length), Errno.ENOENT);
        long unmapped = map.remove(iova, length);
        refuse.when(unmapped == 0, Errno.ENOENT);
        return unmapped;
    }

    @Override
    public void close() {
        map.clear();
    }
}
