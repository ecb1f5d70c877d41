package org.vfioscope.linux.internal.vfio;

import java.util.Map;
import java.util.TreeMap;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.Closing;

/**
 * What was mapped through one address space. Devices of a group share what it stands on, which outlives it; so what it mapped is
 * unmapped when it is closed. Safe for any thread.
 */
final class OwnMappings {

    private final Map<Long, Long> lengths = new TreeMap<>(Long::compareUnsigned);

    /** Unmaps a mapping. */
    @FunctionalInterface
    interface Unmap {
        void unmap(long iova, long length) throws VfioException;
    }

    synchronized void add(long iova, long length) {
        lengths.put(iova, length);
    }

    /** Forgets what lies in a range that was unmapped. */
    synchronized void remove(long iova, long length) {
        lengths.keySet().removeIf(start -> Long.compareUnsigned(start - iova, length) < 0);
    }

    /** Unmaps all that is left, each whatever becomes of the others. */
    synchronized void unmapAll(Closing closing, Unmap call) {
        // a copy, since each call takes its entry out
        Map.copyOf(lengths).forEach((iova, length) -> closing.run(() -> call.unmap(iova, length)));
        lengths.clear();
    }
}
