package org.vfioscope.simulator.internal.kernel;

import java.util.Map;
import java.util.NavigableMap;
import org.vfioscope.model.PciIndex;
import org.vfioscope.simulator.internal.data.SimulatedHardware;
import org.vfioscope.simulator.internal.data.SimulatedRegion;

/**
 * The part of a region that vfio-pci keeps to itself: it reads as 0xff, and writes to it are dropped. That is the MSI-X
 * table, and what of the ROM's BAR no image fills.
 *
 * @param start its start in the region, in bytes, unsigned
 * @param end the first byte behind it, unsigned; equal to the start where there is no such part
 */
record Excluded(long start, long end) {

    static Excluded of(SimulatedHardware hardware, SimulatedRegion region) {
        if (region.index() == PciIndex.ROM) {
            return new Excluded(imageEnd(region.content()), region.size());
        }
        return hardware.msix()
                .filter(table -> table.bar() == region.index())
                .map(table -> new Excluded(table.offset(), table.offset() + table.size()))
                .orElse(new Excluded(0, 0));
    }

    boolean holds(long offset) {
        return Long.compareUnsigned(offset, start) >= 0 && Long.compareUnsigned(offset, end) < 0;
    }

    private static long imageEnd(NavigableMap<Long, byte[]> content) {
        Map.Entry<Long, byte[]> last = content.lastEntry();
        return last == null ? 0 : last.getKey() + last.getValue().length;
    }
}
