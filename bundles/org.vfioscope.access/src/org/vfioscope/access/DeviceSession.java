package org.vfioscope.access;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.Recording;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.FeatureSupport;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.model.rules.Forecast;
import org.vfioscope.model.rules.QemuRanges;
import org.vfioscope.model.trace.RegionTrace;

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
    private volatile DeviceSnapshot snapshot;
    private volatile boolean open = true;

    DeviceSession(DeviceAccess access, DeviceDescription device, DeviceIo io) {
        this.access = access;
        this.device = device;
        this.io = io;
        this.exporter = new DmabufExporter(this, access, io);
    }

    /** {@return what discovery knew of the device} */
    public DeviceDescription device() {
        return device;
    }

    /** {@return the device as it was when it was last read} */
    public DeviceSnapshot snapshot() {
        return snapshot;
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
     * Reads the device's info, regions, interrupts and features anew. Blocks. No BAR is read.
     *
     * @return the new snapshot
     * @throws VfioException if the device refuses to tell its info
     * @throws DeviceException if its reply makes no sense, or the device is closed
     */
    public DeviceSnapshot refresh() throws VfioException, DeviceException {
        DeviceSnapshot read;
        lock.lock();
        try {
            requireOpen();
            read = recording().map(Recording::snapshot).orElse(null);
            if (read == null) {
                read = reader().read();
            }
            snapshot = read;
            inferStates("Inferred: the device was read anew");
        } finally {
            lock.unlock();
        }
        recording().ifPresent(recorded -> recorded.warnings()
                .forEach(text -> access.notices().warnOnce(text, text)));
        if (recording().isEmpty() && read.dmabufSupport().level() == FeatureSupport.Level.NOT_IN_KERNEL) {
            exporter.warnOfNoDmabuf(read.dmabufSupport().reason());
        }
        changed();
        return read;
    }

    /**
     * Works out what the kernel will answer to a request for a dmabuf, by what was last read of the device. Asks nothing.
     *
     * @param request the request
     * @return the expected answer
     */
    public Forecast forecast(DmabufRequest request) {
        return exporter.forecast(request, snapshot);
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
        if (region.plan().qemu() instanceof QemuRanges.Refused refused) {
            throw new VfioException(
                    device.name(),
                    Operation.DEVICE_FEATURE_DMA_BUF,
                    Errno.EINVAL,
                    new Advice(
                            "QEMU refuses this region: " + refused.reason(),
                            "The kernel's driver reports wrong areas: report it there"));
        }
        return createDmabuf(new DmabufRequest(regionIndex, region.plan().qemuRanges()));
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
        DmabufOutcome outcome;
        lock.lock();
        try {
            requireOpen();
            if (recording().isPresent()) {
                throw new DeviceException(
                        "%s is a capture: there is no device to make a dmabuf of; a forecast tells what its kernel would answer"
                                .formatted(device.name()));
            }
            outcome = exporter.export(request, snapshot);
            if (outcome instanceof DmabufOutcome.Created created) {
                dmabufs.add(created.handle());
            }
        } finally {
            lock.unlock();
        }
        if (outcome instanceof DmabufOutcome.Created) {
            changed();
        }
        return outcome;
    }

    private DeviceReader reader() {
        return new DeviceReader(device, io, event -> access.trace().add(event, device.simulated()));
    }

    private void inferStates(String cause) {
        snapshot.config()
                .ifPresent(config -> dmabufs.forEach(handle -> handle.deviceAnswers(config.answersMemory(), cause)));
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
        lock.lock();
        try {
            requireOpen();
            ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .limit(width.bytes());
            io.read(region(regionIndex).info(), offset, bytes);
            long value = bytes.clear().getLong(0);
            access.trace()
                    .add(
                            RegionTrace.read(device.name(), regionIndex, offset, width.bytes(), value),
                            device.simulated());
            return value;
        } finally {
            lock.unlock();
        }
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
        lock.lock();
        try {
            requireOpen();
            RegionInfo region = region(regionIndex).info();
            int at = 0;
            while (at < into.limit()) {
                int left = into.limit() - at;
                int bytes = recording().isPresent() ? left : Math.min(width.bytes(), Integer.highestOneBit(left));
                io.read(region, offset + at, into.slice(at, bytes));
                at += bytes;
            }
        } finally {
            lock.unlock();
        }
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
        lock.lock();
        try {
            requireOpen();
            ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.putLong(0, value).limit(width.bytes());
            io.write(region(regionIndex).info(), offset, bytes);
            access.trace()
                    .add(
                            RegionTrace.write(device.name(), regionIndex, offset, width.truncate(value), width.bytes()),
                            device.simulated());
            if (snapshot.config().isPresent() && regionIndex == PciIndex.CONFIG) {
                snapshot = reader().withConfigReadAnew(snapshot);
                inferStates("Inferred: the config space was written");
            }
        } finally {
            lock.unlock();
        }
        changed();
    }

    /**
     * Releases all dmabufs and closes the device; the second time, nothing happens. Blocks.
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
            Closing closing = new Closing();
            dmabufs.forEach(handle -> closing.run(handle::releaseWithSession));
            closing.run(io::close);
            traceEnd();
            closing.finish();
        } finally {
            lock.unlock();
            access.closed(this);
        }
    }

    private void traceEnd() {
        if (snapshot == null || recording().isPresent()) {
            return;
        }
        for (RegionSnapshot region : snapshot.regions()) {
            if (region.info().isPresent()) {
                access.trace().add(RegionTrace.exit(device.name(), region.index()), device.simulated());
                access.trace().add(RegionTrace.finalizeRegion(device.name(), region.index()), device.simulated());
            }
        }
    }

    Instant now() {
        return access.clock().instant();
    }

    void changed() {
        access.changed(this);
    }

    private RegionSnapshot region(int index) throws DeviceException {
        return snapshot.region(index)
                .orElseThrow(() -> new DeviceException("%s has no region %d".formatted(device.name(), index)));
    }

    private void requireOpen() throws DeviceException {
        if (!open) {
            throw new DeviceException(device.name() + " is closed: open it again");
        }
    }
}
