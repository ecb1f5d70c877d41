package org.vfioscope.ui.internal.map;

import java.util.List;
import org.vfioscope.model.MmapRange;
import org.vfioscope.ui.internal.map.MapContent.Item;

/**
 * An address space beside a region: what of the region devices reach by their DMA, and at which I/O addresses.
 *
 * @param title such as {@code IOAS 2}
 * @param extents in the order of their I/O addresses, unsigned; at least one
 */
record MapSpace(String title, List<Extent> extents) {

    /** Keeps an own copy. */
    MapSpace {
        extents = List.copyOf(extents);
    }

    /**
     * I/O addresses in a row that lead to the region.
     *
     * @param item the piece; its range is the first of the region's parts
     * @param lane the key of the lane that shows what is mapped: a dmabuf, or the region itself
     * @param parts the parts of the region that it leads to, in the order of the I/O addresses
     * @param lines what is written into its box, a line each where there is room
     */
    record Extent(Item item, String lane, List<MmapRange> parts, List<String> lines) {

        /** Keeps own copies. */
        Extent {
            parts = List.copyOf(parts);
            lines = List.copyOf(lines);
        }
    }
}
