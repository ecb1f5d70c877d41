package org.vfioscope.access;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.vfioscope.access.spi.AddressSpaceIo;
import org.vfioscope.access.spi.Closing;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.RegionMapping;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.trace.RegionTrace;

/** What a session has mapped: its regions into this process, and its device into an address space. Used under its lock. */
final class SessionMappings {

    private final DeviceSession session;
    private final DeviceIo io;
    private final List<MappedRange> ranges = new CopyOnWriteArrayList<>();
    private volatile AddressSpace space;

    SessionMappings(DeviceSession session, DeviceIo io) {
        this.session = session;
        this.io = io;
    }

    Optional<AddressSpace> space() {
        return Optional.ofNullable(space);
    }

    List<MappedRange> ranges() {
        return List.copyOf(ranges);
    }

    AddressSpace attach() throws VfioException, DeviceException {
        if (space != null) {
            return space;
        }
        AddressSpaceIo made = io.attach()
                .orElseThrow(() -> new DeviceException("%s, opened by %s, has no address space to map anything in"
                        .formatted(session.device().name(), io.via())));
        try {
            space = new AddressSpace(session, made);
            return space;
        } catch (VfioException | RuntimeException e) {
            Closing.after(e, made);
            throw e;
        }
    }

    void detach(AddressSpace detached) throws VfioException {
        if (space == detached) {
            space = null;
            detached.closeWithSession();
        }
    }

    MappedRange map(RegionSnapshot region, MmapRange part, boolean writable) throws VfioException {
        RegionMapping mapping = io.map(region.info(), part.offset(), part.size(), writable);
        MappedRange mapped = new MappedRange(session, region.index(), mapping);
        ranges.add(mapped);
        session.trace(RegionTrace.mmap(regionName(region.index()), part));
        return mapped;
    }

    void unmap(MappedRange range) throws VfioException {
        if (ranges.remove(range)) {
            session.trace(RegionTrace.unmap(regionName(range.region()), range.range()));
            range.closeWithSession();
        }
    }

    void closeAll(Closing closing) {
        space().ifPresent(attached -> closing.run(() -> detach(attached)));
        ranges().forEach(range -> closing.run(() -> unmap(range)));
    }

    private String regionName(int index) {
        boolean pci = session.snapshot().info().isPci();
        return session.device().name() + " " + PciIndex.regionName(pci, index);
    }
}
