package org.vfioscope.cli;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.RegionMapping;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** Registers that hold the low bits of their own offset, byte by byte, and do not answer from an offset on. */
final class TestRegisters {

    final List<String> accesses = new ArrayList<>();
    /** What reads as something else than its offset. */
    final Map<Long, Byte> changed = new HashMap<>();

    private final long silentFrom;

    TestRegisters(long silentFrom) {
        this.silentFrom = silentFrom;
    }

    void read(int region, long offset, ByteBuffer into) throws VfioException {
        if (offset >= silentFrom) {
            throw new VfioException("region " + region, Operation.REGION_READ, Errno.EIO);
        }
        accesses.add("read %d:0x%x/%d".formatted(region, offset, into.limit()));
        for (int i = 0; i < into.limit(); i++) {
            into.put(i, changed.getOrDefault(offset + i, (byte) (offset + i)));
        }
    }

    void write(int region, long offset, ByteBuffer from) {
        StringBuilder bytes = new StringBuilder();
        for (int i = 0; i < from.limit(); i++) {
            bytes.append("%02x".formatted(from.get(i)));
        }
        accesses.add("write %d:0x%x %s".formatted(region, offset, bytes));
    }

    RegionMapping mapping(int region, long start, long length) {
        return new RegionMapping() {
            @Override
            public long regionOffset() {
                return start;
            }

            @Override
            public long length() {
                return length;
            }

            @Override
            public void read(long offset, ByteBuffer into) throws VfioException {
                TestRegisters.this.read(region, start + offset, into);
            }

            @Override
            public void write(long offset, ByteBuffer from) {
                TestRegisters.this.write(region, start + offset, from);
            }

            @Override
            public void close() {
                accesses.add("unmapped");
            }
        };
    }
}
