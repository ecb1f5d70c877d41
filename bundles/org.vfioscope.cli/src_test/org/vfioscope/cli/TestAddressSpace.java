package org.vfioscope.cli;

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

/** An address space that notes in a log what is mapped in it. */
final class TestAddressSpace implements AddressSpaceIo {

    static final long CHOSEN = 0x10_0000;

    private final List<String> log;
    private final boolean takesDmabufs;

    TestAddressSpace(List<String> log, boolean takesDmabufs) {
        this.log = log;
        this.takesDmabufs = takesDmabufs;
    }

    @Override
    public String label() {
        return takesDmabufs ? "IOAS 1" : "type1 container of group 8";
    }

    @Override
    public boolean takesDmabufs() {
        return takesDmabufs;
    }

    @Override
    public List<IovaRange> iovaRanges() {
        return List.of(new IovaRange(0, 0xfedf_ffffL), new IovaRange(0xfef0_0000L, 0x7f_ffff_ffffL));
    }

    @Override
    public long mapDmabuf(DmabufDescriptor dmabuf, long start, long length, OptionalLong iova, DmaAccess access)
            throws VfioException {
        if (iova.orElse(0) == 0xfee0_0000L) {
            throw new VfioException(label(), Operation.IOAS_MAP_FILE, Errno.EINVAL);
        }
        log.add("mapped 0x%x bytes of dmabuf %d, %s".formatted(length, dmabuf.fd(), access.label()));
        return iova.orElse(CHOSEN);
    }

    @Override
    public void mapRegion(RegionMapping mapping, long iova, DmaAccess access) {
        log.add("mapped 0x%x bytes at 0x%x".formatted(mapping.length(), iova));
    }

    @Override
    public long unmap(long iova, long length) {
        log.add("unmapped 0x%x".formatted(iova));
        return length;
    }

    @Override
    public void close() {
        log.add("detached");
    }
}
