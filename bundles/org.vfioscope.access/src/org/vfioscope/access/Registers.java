package org.vfioscope.access;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.RegionInfo;

/** Single accesses to the registers of a device; whoever calls holds the session's lock. */
final class Registers {

    private final DeviceIo io;

    Registers(DeviceIo io) {
        this.io = io;
    }

    /** Reads one register, once: little-endian, zero-extended. */
    long read(RegionInfo region, long offset, AccessWidth width) throws VfioException {
        ByteBuffer bytes =
                ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).limit(width.bytes());
        io.read(region, offset, bytes);
        return bytes.clear().getLong(0);
    }

    /** Writes one register, once. */
    void write(RegionInfo region, long offset, AccessWidth width, long value) throws VfioException {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        io.write(region, offset, bytes.putLong(0, value).limit(width.bytes()));
    }

    /** Reads a run of registers, each once; of a recording, in one go, since nothing changes by being read there. */
    void readAll(RegionInfo region, long offset, AccessWidth width, ByteBuffer into) throws VfioException {
        int at = 0;
        while (at < into.limit()) {
            int left = into.limit() - at;
            int bytes = io.recording().isPresent() ? left : Math.min(width.bytes(), Integer.highestOneBit(left));
            io.read(region, offset + at, into.slice(at, bytes));
            at += bytes;
        }
    }
}
