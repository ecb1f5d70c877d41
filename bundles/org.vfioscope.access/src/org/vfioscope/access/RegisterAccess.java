package org.vfioscope.access;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.model.trace.RegionTrace;

/** Reads and writes the regions of one session by its device's descriptor, each access once. Used under its lock. */
final class RegisterAccess {

    private final DeviceSession session;
    private final DeviceIo io;

    RegisterAccess(DeviceSession session, DeviceIo io) {
        this.session = session;
        this.io = io;
    }

    /** The value of a register, zero-extended. */
    long read(RegionInfo region, long offset, AccessWidth width) throws VfioException {
        ByteBuffer bytes =
                ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).limit(width.bytes());
        requireAligned(Operation.REGION_READ, region, offset, width);
        io.read(region, offset, bytes);
        long value = bytes.clear().getLong(0);
        session.trace(RegionTrace.read(session.device().name(), region.index(), offset, width.bytes(), value));
        return value;
    }

    /** Fills a buffer from index 0 to its limit; what was recorded comes in one piece, since no register is met. */
    ByteBuffer read(RegionInfo region, long offset, AccessWidth width, ByteBuffer into) throws VfioException {
        int at = 0;
        while (at < into.limit()) {
            int left = into.limit() - at;
            int bytes = io.recording().isPresent() ? left : Math.min(width.bytes(), Integer.highestOneBit(left));
            io.read(region, offset + at, into.slice(at, bytes));
            at += bytes;
        }
        return into;
    }

    /** Writes the lower bits of a value to a register. */
    void write(RegionInfo region, long offset, AccessWidth width, long value) throws VfioException {
        requireAligned(Operation.REGION_WRITE, region, offset, width);
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(0, value).limit(width.bytes());
        io.write(region, offset, bytes);
        session.trace(RegionTrace.write(
                session.device().name(), region.index(), offset, width.truncate(value), width.bytes()));
    }

    /** Whatever answers would have to make several accesses of it; the config space has no registers that mind. */
    private void requireAligned(Operation operation, RegionInfo region, long offset, AccessWidth width)
            throws VfioException {
        if (region.index() != PciIndex.CONFIG && (offset & width.bytes() - 1) != 0) {
            throw new VfioException(
                    "%s region %d at 0x%x, %d bytes"
                            .formatted(session.device().name(), region.index(), offset, width.bytes()),
                    operation,
                    Errno.EINVAL,
                    new Advice(
                            "The offset is no multiple of the width, so it would take several accesses",
                            "Align the offset, or choose a smaller width"));
        }
    }
}
