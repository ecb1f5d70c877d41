package org.vfioscope.access;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.vfioscope.access.spi.AddressSpaceIo;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.access.spi.RegionMapping;
import org.vfioscope.model.dma.DmaAccess;
import org.vfioscope.model.dma.IovaRange;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** An address space that records what it was asked, and refuses what a test wants refused. */
final class FakeAddressSpace implements AddressSpaceIo {

    final List<String> calls = new ArrayList<>();
    Errno refuseMapping;
    Errno refuseUnmapping;
    Errno refuseRanges;
    List<IovaRange> ranges = List.of(new IovaRange(0, 0xffff), new IovaRange(0x2_0000, 0x2_ffff));
    /** Happens while a dmabuf is mapped, after the kernel mapped it. */
    Runnable whileMapping = () -> {};

    @Override
    public String label() {
        return "a fake space";
    }

    @Override
    public boolean takesDmabufs() {
        return true;
    }

    @Override
    public List<IovaRange> iovaRanges() throws VfioException {
        refuse(refuseRanges, Operation.IOAS_IOVA_RANGES);
        return ranges;
    }

    @Override
    public long mapDmabuf(DmabufDescriptor dmabuf, long start, long length, OptionalLong iova, DmaAccess access)
            throws VfioException {
        refuse(refuseMapping, Operation.IOAS_MAP_FILE);
        calls.add("map dmabuf %d".formatted(dmabuf.fd()));
        whileMapping.run();
        return iova.orElse(0x1000);
    }

    @Override
    public void mapRegion(RegionMapping mapping, long iova, DmaAccess access) throws VfioException {
        refuse(refuseMapping, Operation.IOMMU_MAP_DMA);
        calls.add("map 0x%x at 0x%x".formatted(mapping.length(), iova));
    }

    @Override
    public long unmap(long iova, long length) throws VfioException {
        calls.add("unmap 0x%x".formatted(iova));
        refuse(refuseUnmapping, Operation.IOAS_UNMAP);
        return length;
    }

    @Override
    public void close() {
        calls.add("close");
    }

    private void refuse(Errno errno, Operation operation) throws VfioException {
        if (errno != null) {
            throw new VfioException(label(), operation, errno);
        }
    }
}
