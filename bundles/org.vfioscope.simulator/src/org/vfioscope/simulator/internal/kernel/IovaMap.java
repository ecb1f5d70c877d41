package org.vfioscope.simulator.internal.kernel;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.dma.IovaRange;
import org.vfioscope.model.errno.Errno;

/** Which I/O virtual addresses there are, and which of them are taken; all of them unsigned. */
final class IovaMap {

    private final List<IovaRange> ranges;
    private final long pageSize;
    /** Lengths by first address. */
    private final NavigableMap<Long, Long> taken = new TreeMap<>(Long::compareUnsigned);

    IovaMap(List<IovaRange> ranges, long pageSize) {
        this.ranges = List.copyOf(ranges);
        this.pageSize = pageSize;
    }

    static boolean wraps(long first, long length) {
        return Long.compareUnsigned(first + (length - 1), first) < 0;
    }

    List<IovaRange> ranges() {
        return ranges;
    }

    boolean isAligned(long value) {
        return (value & (pageSize - 1)) == 0;
    }

    boolean isUsable(long first, long length) {
        return ranges.stream().anyMatch(range -> range.holds(first, length));
    }

    boolean isTaken(long first, long length) {
        return taken.entrySet().stream().anyMatch(entry -> overlap(entry.getKey(), entry.getValue(), first, length));
    }

    /** Whether some mapping reaches into the addresses and out of them. */
    boolean isCut(long first, long length) {
        return taken.entrySet().stream()
                .anyMatch(entry -> overlap(entry.getKey(), entry.getValue(), first, length)
                        && !new IovaRange(first, first + length - 1).holds(entry.getKey(), entry.getValue()));
    }

    /** iopt_check_iova: alignment, wrap, reserved addresses, taken ones. */
    void check(long first, long length, Refusals refuse) throws VfioException {
        refuse.when(!isAligned(first), Errno.EINVAL);
        refuse.when(wraps(first, length), Errno.EOVERFLOW);
        refuse.when(!isUsable(first, length), Errno.EINVAL);
        refuse.when(isTaken(first, length), Errno.EEXIST);
    }

    /** iopt_alloc_iova: aligned to the length rounded up to a power of two, never 0. */
    long free(long length, Refusals refuse) throws VfioException {
        refuse.when(length < 0, Errno.EOVERFLOW);
        long alignment = Math.max(pageSize, Long.highestOneBit(length - 1) << 1);
        for (IovaRange range : ranges) {
            long candidate =
                    align(Long.compareUnsigned(range.first(), pageSize) < 0 ? pageSize : range.first(), alignment);
            while (range.holds(candidate, length) && isTaken(candidate, length)) {
                candidate += alignment;
            }
            if (range.holds(candidate, length)) {
                return candidate;
            }
        }
        refuse.when(true, Errno.ENOSPC);
        return 0;
    }

    void put(long first, long length) {
        taken.put(first, length);
    }

    /** Removes all mappings inside of the addresses; returns how many bytes they had. */
    long remove(long first, long length) {
        long removed = 0;
        for (long start : List.copyOf(taken.keySet())) {
            if (overlap(start, taken.get(start), first, length)) {
                removed += taken.remove(start);
            }
        }
        return removed;
    }

    void clear() {
        taken.clear();
    }

    private static boolean overlap(long a, long aLength, long b, long bLength) {
        return Long.compareUnsigned(a, b + bLength - 1) <= 0 && Long.compareUnsigned(b, a + aLength - 1) <= 0;
    }

    private static long align(long value, long alignment) {
        return (value + alignment - 1) & -alignment;
    }
}
