package org.vfioscope.vfiouser.internal.client;

import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.RegionMapping;
import org.vfioscope.model.errno.Operation;

/**
 * A mapping of what a server shares. It is lost with the connection over which its descriptor came: the memory would still be
 * there, but nobody would stand behind it.
 *
 * @param device the device's name
 * @param connected whether the connection still stands
 * @param mapping the mapping
 */
record LosableMapping(String device, BooleanSupplier connected, RegionMapping mapping) implements RegionMapping {

    @Override
    public long regionOffset() {
        return mapping.regionOffset();
    }

    @Override
    public long length() {
        return mapping.length();
    }

    @Override
    public void read(long offset, ByteBuffer into) throws VfioException {
        requireConnected();
        mapping.read(offset, into);
    }

    @Override
    public void write(long offset, ByteBuffer from) throws VfioException {
        requireConnected();
        mapping.write(offset, from);
    }

    private void requireConnected() throws VfioException {
        if (!connected.getAsBoolean()) {
            throw ServerErrors.lost(device, Operation.MAPPED_ACCESS);
        }
    }

    @Override
    public void close() throws VfioException {
        mapping.close();
    }
}
