package org.vfioscope.vfiouser.internal.client;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.Closing;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;

/** The descriptors that came with regions over one connection, the latest of each. Safe for any thread. */
final class RegionDescriptors implements AutoCloseable {

    private final Map<Integer, OwnedDescriptor> byRegion = new HashMap<>();

    synchronized Optional<OwnedDescriptor> of(int region) {
        return Optional.ofNullable(byRegion.get(region));
    }

    /** Takes a region's descriptor over, in place of the one that came before. */
    synchronized void keep(int region, OwnedDescriptor descriptor) throws VfioException {
        OwnedDescriptor before = byRegion.put(region, descriptor);
        if (before != null) {
            before.close();
        }
    }

    /** Closes all. */
    @Override
    public synchronized void close() throws VfioException {
        Closing closing = new Closing();
        byRegion.values().forEach(descriptor -> closing.run(descriptor::close));
        byRegion.clear();
        closing.finish();
    }
}
