package org.vfioscope.access;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.vfioscope.access.spi.RegionMapping;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.trace.RegionTrace;

/**
 * A part of a region, mapped into this process, owned by its session until it is closed. Each access happens once, with the
 * width asked for. Safe for any thread; the accesses block, one at a time.
 */
public final class MappedRange implements AutoCloseable {

    private final DeviceSession session;
    private final int region;
    private final RegionMapping mapping;
    private volatile boolean open = true;

    MappedRange(DeviceSession session, int region, RegionMapping mapping) {
        this.session = session;
        this.region = region;
        this.mapping = mapping;
    }

    /** {@return the region's index} */
    public int region() {
        return region;
    }

    /** {@return the part, in bytes from the region's start} */
    public MmapRange range() {
        return new MmapRange(mapping.regionOffset(), mapping.length());
    }

    /** {@return whether it is mapped} */
    public boolean isOpen() {
        return open;
    }

    /**
     * Reads one register.
     *
     * @param offset the register's offset in bytes from the region's start, a multiple of the width
     * @param width the width of the access
     * @return the value, little-endian, zero-extended
     * @throws VfioException if the access faults, as it does where memory decode is off, or lies outside or unaligned
     * @throws DeviceException if it is closed
     */
    public long read(long offset, AccessWidth width) throws VfioException, DeviceException {
        return session.locked(() -> {
            requireOpen();
            ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .limit(width.bytes());
            mapping.read(offset - mapping.regionOffset(), bytes);
            long value = bytes.clear().getLong(0);
            session.trace(RegionTrace.read(session.device().name(), region, offset, width.bytes(), value));
            return value;
        });
    }

    /**
     * Writes one register.
     *
     * @param offset the register's offset in bytes from the region's start, a multiple of the width
     * @param width the width of the access
     * @param value the value; bits above the width are ignored
     * @throws VfioException if the access faults, as it does where memory decode is off, or lies outside or unaligned, or
     *     the part was mapped for reading only
     * @throws DeviceException if it is closed
     */
    public void write(long offset, AccessWidth width, long value) throws VfioException, DeviceException {
        session.locked(() -> {
            requireOpen();
            ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.putLong(0, value).limit(width.bytes());
            mapping.write(offset - mapping.regionOffset(), bytes);
            session.trace(
                    RegionTrace.write(session.device().name(), region, offset, width.truncate(value), width.bytes()));
            return null;
        });
    }

    /**
     * Unmaps it; the second time, nothing happens. Blocks.
     *
     * @throws VfioException if the kernel reports an error; it counts as unmapped all the same
     */
    @Override
    public void close() throws VfioException {
        session.unmap(this);
    }

    /** Unmaps it, while the session is locked. */
    void closeWithSession() throws VfioException {
        if (open) {
            open = false;
            mapping.close();
        }
    }

    private void requireOpen() throws DeviceException {
        if (!open) {
            throw new DeviceException("the mapping is closed: map it anew");
        }
    }
}
