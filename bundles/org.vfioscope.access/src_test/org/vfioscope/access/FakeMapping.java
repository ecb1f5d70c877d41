package org.vfioscope.access;

import java.nio.ByteBuffer;
import java.util.List;
import org.vfioscope.access.spi.RegionMapping;

/** A mapping that notes its end in a log. */
record FakeMapping(long regionOffset, long length, List<String> log) implements RegionMapping {

    @Override
    public void read(long offset, ByteBuffer into) {
        into.put(0, (byte) offset);
    }

    @Override
    public void write(long offset, ByteBuffer from) {
        log.add("mapped write at 0x%x".formatted(offset));
    }

    @Override
    public void close() {
        log.add("munmap 0x%x".formatted(regionOffset));
    }
}
