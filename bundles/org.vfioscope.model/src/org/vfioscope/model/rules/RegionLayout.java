package org.vfioscope.model.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.MsixTable;
import org.vfioscope.model.RegionSnapshot;

/**
 * A region from its first byte to its last, parted by what can be done with each piece.
 *
 * @param size the region's size in bytes, unsigned
 * @param parts what follows upon what, without holes or overlaps; empty where the region is absent
 * @param msixTable where the device's MSI-X table lies, if it lies in this region; the kernel answers reads there with
 *     0xff and drops writes
 */
public record RegionLayout(long size, List<Part> parts, Optional<MmapRange> msixTable) {

    /** What can be done with a part. */
    public enum Kind {
        /** QEMU maps it, and so it can be exported. */
        MAPPED,
        /** The kernel would let it be mapped, but QEMU leaves it out: the pages of the MSI-X table. */
        LEFT_OUT,
        /** The kernel does not let it be mapped. */
        NOT_MAPPABLE
    }

    /**
     * A part of a region.
     *
     * @param kind what can be done with it
     * @param range where it lies, in bytes from the region's start
     */
    public record Part(Kind kind, MmapRange range) {}

    /** Keeps an own copy. */
    public RegionLayout {
        parts = List.copyOf(parts);
    }

    /**
     * Lays a region out.
     *
     * @param region the region
     * @param msix the device's MSI-X table, if it has one
     * @return the layout; where QEMU refuses the kernel's ranges, these count as mapped
     */
    public static RegionLayout of(RegionSnapshot region, Optional<MsixTable> msix) {
        long size = region.info().size();
        List<MmapRange> kernel = region.plan().kernel();
        List<MmapRange> mapped = region.plan().qemu() instanceof QemuRanges.Mapped m ? m.ranges() : kernel;
        Optional<MmapRange> table = msix.filter(t -> t.bar() == region.index())
                .map(t -> new MmapRange(t.offset(), t.size()))
                .filter(t -> Long.compareUnsigned(t.end(), size) <= 0);
        return new RegionLayout(size, parts(size, kernel, mapped), table);
    }

    private static List<Part> parts(long size, List<MmapRange> kernel, List<MmapRange> mapped) {
        TreeSet<Long> edges = new TreeSet<>(Long::compareUnsigned);
        edges.add(0L);
        edges.add(size);
        for (MmapRange range : mapped) {
            edges.add(range.offset());
            edges.add(range.end());
        }
        for (MmapRange range : kernel) {
            edges.add(range.offset());
            edges.add(range.end());
        }
        List<Part> parts = new ArrayList<>();
        int before = Integer.MIN_VALUE;
        for (long from : edges.headSet(size)) {
            long to = edges.higher(from);
            int number = covering(mapped, from);
            Kind kind = number >= 0 ? Kind.MAPPED : covering(kernel, from) >= 0 ? Kind.LEFT_OUT : Kind.NOT_MAPPABLE;
            Part last = parts.isEmpty() ? null : parts.getLast();
            if (last != null && last.kind() == kind && number == before) {
                parts.set(
                        parts.size() - 1,
                        new Part(
                                kind,
                                new MmapRange(
                                        last.range().offset(), to - last.range().offset())));
            } else {
                parts.add(new Part(kind, new MmapRange(from, to - from)));
            }
            before = number;
        }
        return parts;
    }

    /** The number of the first range that holds an offset, or -1. */
    private static int covering(List<MmapRange> ranges, long offset) {
        for (int i = 0; i < ranges.size(); i++) {
            MmapRange range = ranges.get(i);
            if (Long.compareUnsigned(offset - range.offset(), range.size()) < 0) {
                return i;
            }
        }
        return -1;
    }
}
