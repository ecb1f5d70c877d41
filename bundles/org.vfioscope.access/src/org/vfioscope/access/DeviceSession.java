package org.vfioscope.access;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.vfioscope.access.spi.Closing;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.Recording;
import org.vfioscope.access.spi.RegionMapping;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.rules.Forecast;
import org.vfioscope.model.trace.TraceEvent;

/**
 * One open device: its snapshot, the operations on it, and the dmabufs made of it. Safe for any thread; the methods that
 * ask the device block, one at a time.
 */
public final class DeviceSession implements AutoCloseable {

    private final DeviceAccess access;
    private final DeviceDescription device;
    private final DeviceIo io;
    private final DmabufExporter exporter;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<DmabufHandle> dmabufs = new CopyOnWriteArrayList<>();
    private final SessionSnapshot snapshot;
    private final SessionMappings mappings;
    private final RegisterAccess registers;
    /** Devices whose imports were lost by what happened here, and whose listeners do not know yet. */
    private final Set<DeviceSession> affected = ConcurrentHashMap.newKeySet();

    private volatile boolean open = true;

    DeviceSession(DeviceAccess access, DeviceDescription device, DeviceIo io) {
        this.access = access;
        this.device = device;
        this.io = io;
        this.snapshot = new SessionSnapshot(this, io);
        this.mappings = new SessionMappings(this, io);
        this.registers = new RegisterAccess(this, io);
        this.exporter = new DmabufExporter(this, access, io);
    }

    /** {@return what discovery knew of the device} */
    public DeviceDescription device() {
        return device;
    }

    /** {@return the device as it was when it was last read} */
    public DeviceSnapshot snapshot() {
        return snapshot.last();
    }

    /** {@return whether the device is open} */
    public boolean isOpen() {
        return open;
    }

    /** {@return all dmabufs made of the device, released ones included, oldest first} */
    public List<DmabufHandle> dmabufs() {
        return List.copyOf(dmabufs);
    }

    /** {@return what the device said earlier, for one that is replayed from a file; empty for one that can be asked} */
    public Optional<Recording> recording() {
        return io.recording();
    }

    /**
     * Why the device cannot be asked any more until it is read anew, as one whose server ended. Listeners hear of it at once.
     *
     * @return what was lost and how; empty while the device is there
     */
    public Optional<VfioException> loss() {
        return open ? io.loss() : Optional.empty();
    }

    /**
     * Reads the device's info, regions, interrupts and features anew. Blocks. No BAR is read.
     *
     * @return the new snapshot
     * @throws VfioException if the device refuses to tell its info
     * @throws DeviceException if its reply makes no sense, or the device is closed
     */
    public DeviceSnapshot refresh() throws VfioException, DeviceException {
        Optional<VfioException> lossBefore = loss();
        boolean done = false;
        try {
            DeviceSnapshot read = whileOpen(snapshot::read);
            exporter.warnOfWhatWasRead(read);
            done = true;
            return read;
        } finally {
            // one that could not be read may be there again all the same, or be lost by now
            if (done || !lossBefore.equals(loss())) {
                changed();
            }
        }
    }

    /**
     * Works out what the kernel will answer to a request for a dmabuf, by what was last read of the device. Asks nothing.
     *
     * @param request the request
     * @return the expected answer
     */
    public Forecast forecast(DmabufRequest request) {
        return exporter.forecast(request, snapshot());
    }

    /**
     * Makes one dmabuf of all mmap ranges of a region, as QEMU does. Blocks.
     *
     * @param regionIndex the region index
     * @return the dmabuf, or why there is none to be had
     * @throws VfioException if the kernel refuses with anything but ENOTTY
     * @throws DeviceException if the device has no such region or is closed
     */
    public DmabufOutcome createDmabuf(int regionIndex) throws VfioException, DeviceException {
        RegionSnapshot region = region(regionIndex);
        if (region.plan().noRange().isPresent()) {
            return new DmabufOutcome.Skipped(region.plan().noRange().get().text());
        }
        return createDmabuf(exporter.asQemuDoes(region));
    }

    /**
     * Makes one dmabuf of chosen ranges. Blocks. The kernel is asked whatever the forecast says; where its answer is
     * another, a warning and a trace event say so.
     *
     * @param request region, ranges and open flags
     * @return the dmabuf, or that backend or kernel have no dmabufs
     * @throws VfioException if the kernel refuses with anything but ENOTTY
     * @throws DeviceException if the device is closed
     */
    public DmabufOutcome createDmabuf(DmabufRequest request) throws VfioException, DeviceException {
        DmabufOutcome outcome = whileOpen(() -> {
            DmabufOutcome made = exporter.export(request, snapshot());
            if (made instanceof DmabufOutcome.Created created) {
                dmabufs.add(created.handle());
            }
            return made;
        });
        if (outcome instanceof DmabufOutcome.Created) {
            changed();
        }
        return outcome;
    }

    /**
     * Reads one register, once, with the width asked for. Blocks. Registers may change by being read.
     *
     * @param regionIndex the region index
     * @param offset the register's offset in the region, in bytes, unsigned
     * @param width the width of the access
     * @return the value, little-endian, zero-extended
     * @throws VfioException if the kernel refuses; EIO where memory decode is off
     * @throws DeviceException if the device has no such region or is closed
     */
    public long read(int regionIndex, long offset, AccessWidth width) throws VfioException, DeviceException {
        return whileOpen(() -> registers.read(region(regionIndex).info(), offset, width));
    }

    /** {@return where a region, by its index, may hold anything but zeroes, as {@link DeviceIo#content} knows it} */
    public List<MmapRange> content(int regionIndex) throws DeviceException {
        return io.content(region(regionIndex).info());
    }

    /**
     * Reads a run of a region's content, each register once. Blocks. Registers may change by being read.
     *
     * @param regionIndex the region index
     * @param offset where to start, in bytes from the region's start, unsigned
     * @param width the width of each access; a shorter one is used for the last bytes where the length asks for it
     * @param into filled from index 0 to its limit
     * @throws VfioException if the kernel refuses; EIO where memory decode is off
     * @throws DeviceException if the device has no such region or is closed
     */
    public void readContent(int regionIndex, long offset, AccessWidth width, ByteBuffer into)
            throws VfioException, DeviceException {
        whileOpen(() -> registers.read(region(regionIndex).info(), offset, width, into));
    }

    /**
     * Writes one register, once, with the width asked for. Blocks. After a write to the config space, what is decoded of
     * it is read anew, since it decides over the device's dmabufs.
     *
     * @param regionIndex the region index
     * @param offset the register's offset in the region, in bytes, unsigned
     * @param width the width of the access
     * @param value the value; bits above the width are ignored
     * @throws VfioException if the kernel refuses; EIO where memory decode is off
     * @throws DeviceException if the device has no such region or is closed
     */
    public void write(int regionIndex, long offset, AccessWidth width, long value)
            throws VfioException, DeviceException {
        whileOpen(() -> {
            registers.write(region(regionIndex).info(), offset, width, value);
            if (regionIndex == PciIndex.CONFIG) {
                snapshot.readConfig("Inferred: the config space was written");
            }
            return null;
        });
        changed();
    }

    /**
     * Gives the device's DMA an address space: a new IOAS that the device is attached to, or the container of its group.
     * Nothing is mapped in it, so no DMA gets through. Blocks.
     *
     * @return the address space, the same one while it is attached; owned by this session
     * @throws VfioException if the kernel refuses; whatever was made on the way is given back
     * @throws DeviceException if the device is closed, or has no address space, as in no-IOMMU mode
     */
    public AddressSpace attach() throws VfioException, DeviceException {
        AddressSpace space = whileOpen(mappings::attach);
        changed();
        return space;
    }

    /** {@return the device's address space, while it is attached} */
    public Optional<AddressSpace> addressSpace() {
        return mappings.space();
    }

    /**
     * Maps a part of a region into this process. Blocks. Nothing is read by that.
     *
     * @param regionIndex the region index
     * @param part the part, in bytes from the region's start, aligned to pages
     * @param writable whether it can be written
     * @return the mapping, owned by this session until it is closed
     * @throws VfioException if the kernel refuses
     * @throws DeviceException if the device has no such region or is closed
     */
    public MappedRange map(int regionIndex, MmapRange part, boolean writable) throws VfioException, DeviceException {
        MappedRange range = whileOpen(() -> mappings.map(region(regionIndex), part, writable));
        changed();
        return range;
    }

    /** {@return the parts of regions that are mapped into this process, oldest first} */
    public List<MappedRange> mappings() {
        return mappings.ranges();
    }

    /**
     * Resets the device (VFIO_DEVICE_RESET). Blocks. All its dmabufs are revoked by that, and restored where its memory
     * answers again; imports of them stay lost.
     *
     * @throws VfioException if the kernel refuses; EINVAL where the device has no reset
     * @throws DeviceException if the device is closed
     */
    public void reset() throws VfioException, DeviceException {
        whileOpen(() -> {
            io.reset();
            dmabufs.forEach(handle -> handle.revoke("The device was reset"));
            snapshot.readConfig("Inferred: its memory answers after the reset");
            return null;
        });
        changed();
    }

    /**
     * Releases all dmabufs, mappings and imports and closes the device; the second time, nothing happens. Blocks.
     *
     * @throws VfioException the first error that closing met; everything is closed all the same
     */
    @Override
    public void close() throws VfioException {
        lock.lock();
        try {
            if (!open) {
                return;
            }
            open = false;
        } finally {
            lock.unlock();
        }
        Closing closing = new Closing();
        // without the lock, since other devices' locks are taken; nothing new can be mapped any more
        closing.run(() -> access.unmapRegionsOf(this));
        lock.lock();
        try {
            mappings.closeAll(closing);
            dmabufs.forEach(handle -> closing.run(handle::releaseWithSession));
            closing.run(io::close);
            snapshot.traceEnd();
        } finally {
            lock.unlock();
            access.closed(this);
        }
        changed();
        closing.finish();
    }

    /** Maps a part of a region for another device's DMA; the caller owns it. */
    RegionMapping mapForDma(int regionIndex, MmapRange part) throws VfioException, DeviceException {
        return whileOpen(() -> io.map(region(regionIndex).info(), part.offset(), part.size(), true));
    }

    void unmap(MappedRange mapping) throws VfioException {
        lockedAndTold(() -> mappings.unmap(mapping));
    }

    void detach(AddressSpace space) throws VfioException {
        lockedAndTold(() -> mappings.detach(space));
    }

    private void lockedAndTold(Closing.Step step) throws VfioException {
        lock.lock();
        try {
            step.run();
        } finally {
            lock.unlock();
            changed();
        }
    }

    <T> T locked(SessionStep<T> step) throws VfioException, DeviceException {
        lock.lock();
        try {
            return step.run();
        } finally {
            lock.unlock();
        }
    }

    private <T> T whileOpen(SessionStep<T> step) throws VfioException, DeviceException {
        return locked(() -> {
            if (!open) {
                throw new DeviceException(device.name() + " is closed: open it again");
            }
            return step.run();
        });
    }

    /** Takes note that imports of a dmabuf of this device are lost, wherever they are. */
    void lost(DmabufHandle dmabuf, String cause) {
        affected.addAll(access.lost(dmabuf, cause));
    }

    DeviceAccess access() {
        return access;
    }

    void trace(TraceEvent event) {
        access.trace().add(event, device.simulated());
    }

    Instant now() {
        return access.clock().instant();
    }

    /** Tells the listeners of a change here, and of those that it brought to other devices; no device is locked. */
    void changed() {
        access.changed(this);
        for (DeviceSession other : List.copyOf(affected)) {
            affected.remove(other);
            access.changed(other);
        }
    }

    private RegionSnapshot region(int index) throws DeviceException {
        return snapshot()
                .region(index)
                .orElseThrow(() -> new DeviceException("%s has no region %d".formatted(device.name(), index)));
    }
}
