package org.vfioscope.ui.internal.rows;

import java.util.ArrayList;
import java.util.List;
import org.vfioscope.model.dma.DmaMapping;
import org.vfioscope.model.dma.IovaRange;
import org.vfioscope.ui.internal.rows.IovaPart.Kind;

/** Divides an address space into what is mapped, free and reserved, in the order of the addresses. */
final class IovaLayout {

    /** The last of all addresses. */
    private static final long TOP = -1;

    private final List<IovaPart> parts = new ArrayList<>();
    private final List<DmaMapping> mappings;
    private int next;

    private IovaLayout(List<DmaMapping> mappings) {
        this.mappings = mappings;
    }

    /**
     * Divides it.
     *
     * @param usable the addresses that may be mapped, ascending; none where the kernel does not tell
     * @param mappings what is mapped, ascending
     */
    static List<IovaPart> of(List<IovaRange> usable, List<DmaMapping> mappings) {
        IovaLayout layout = new IovaLayout(mappings);
        if (usable.isEmpty()) {
            layout.between();
        } else {
            layout.within(usable);
        }
        return layout.parts;
    }

    private void within(List<IovaRange> usable) {
        long reserved = 0;
        for (IovaRange range : usable) {
            if (reserved != range.first()) {
                add(reserved, range.first() - 1, Kind.RESERVED);
            }
            range(range);
            reserved = range.last() + 1;
        }
        if (usable.getLast().last() != TOP) {
            add(reserved, TOP, Kind.RESERVED);
        }
    }

    private void range(IovaRange range) {
        long at = range.first();
        boolean full = false;
        while (!full && next < mappings.size() && range.holds(mappings.get(next).iova(), 1)) {
            DmaMapping mapping = mappings.get(next);
            if (at != mapping.iova()) {
                add(at, mapping.iova() - 1, Kind.FREE);
            }
            mapped(mapping);
            full = mapping.last() == range.last();
            at = mapping.last() + 1;
        }
        if (!full) {
            add(at, range.last(), Kind.FREE);
        }
    }

    /** Where the kernel tells no ranges, only what lies between two mappings is known to be in the address space. */
    private void between() {
        while (next < mappings.size()) {
            DmaMapping mapping = mappings.get(next);
            if (next > 0 && mappings.get(next - 1).last() + 1 != mapping.iova()) {
                add(mappings.get(next - 1).last() + 1, mapping.iova() - 1, Kind.FREE);
            }
            mapped(mapping);
        }
    }

    private void mapped(DmaMapping mapping) {
        parts.add(new IovaPart(mapping.iova(), mapping.last(), Kind.MAPPED, next));
        next++;
    }

    private void add(long first, long last, Kind kind) {
        parts.add(new IovaPart(first, last, kind, -1));
    }
}
