package org.vfioscope.simulator.internal.kernel;

import java.nio.ByteBuffer;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.RegionMapping;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** A part of a simulated region, mapped; what would fault in a real mapping is refused with EIO. */
final class SimulatedMapping implements RegionMapping {

    private final String subject;
    private final RegionAccess access;
    private final int region;
    private final long regionOffset;
    private final long length;
    private final boolean writable;
    private volatile boolean open = true;

    SimulatedMapping(
            String subject, RegionAccess access, int region, long regionOffset, long length, boolean writable) {
        this.subject = subject;
        this.access = access;
        this.region = region;
        this.regionOffset = regionOffset;
        this.length = length;
        this.writable = writable;
    }

    @Override
    public long regionOffset() {
        return regionOffset;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void read(long offset, ByteBuffer into) throws VfioException {
        check(offset, into.limit());
        access.readMapped(region, regionOffset + offset, into);
    }

    @Override
    public void write(long offset, ByteBuffer from) throws VfioException {
        check(offset, from.limit());
        new Refusals(subject, Operation.MAPPED_ACCESS).when(!writable, Errno.EINVAL);
        access.writeMapped(region, regionOffset + offset, from);
    }

    private void check(long offset, int width) throws VfioException {
        Refusals refuse = new Refusals(subject, Operation.MAPPED_ACCESS);
        refuse.when(!open, Errno.EBADF);
        boolean inside = Long.compareUnsigned(offset, length) < 0 && Long.compareUnsigned(width, length - offset) <= 0;
        refuse.when(!inside || Integer.bitCount(width) != 1 || width > Long.BYTES, Errno.EINVAL);
        refuse.when((offset & (width - 1)) != 0, Errno.EINVAL);
    }

    @Override
    public void close() {
        open = false;
    }
}
