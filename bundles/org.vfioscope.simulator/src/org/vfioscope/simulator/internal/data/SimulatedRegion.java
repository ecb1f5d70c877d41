package org.vfioscope.simulator.internal.data;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.PciIndex;

/**
 * A region of a simulated device that is there.
 *
 * @param index the region index: 0 to 5, 6 for the ROM, 8 for VGA
 * @param size its size in bytes, unsigned, not 0
 * @param mmap whether the kernel lets it be mapped
 * @param sparse the areas of its sparse mmap capability in the kernel's order; empty where it has no such capability
 * @param content the bytes it starts with, by offset; all others are zero
 * @param bar the BAR behind it; empty for VGA, and for memory of a driver that is no BAR
 */
public record SimulatedRegion(
        int index,
        long size,
        boolean mmap,
        Optional<List<MmapRange>> sparse,
        NavigableMap<Long, byte[]> content,
        Optional<PciBar> bar) {

    /** {@return whether it is one of the six BARs} */
    public boolean isBar() {
        return index < PciIndex.ROM;
    }

    /** {@return whether it is a BAR of I/O ports} */
    public boolean isIoPorts() {
        return bar.filter(PciBar::io).isPresent();
    }
}
