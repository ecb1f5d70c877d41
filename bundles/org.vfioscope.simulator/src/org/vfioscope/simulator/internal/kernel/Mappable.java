package org.vfioscope.simulator.internal.kernel;

import org.vfioscope.model.MmapRange;
import org.vfioscope.simulator.internal.data.SimulatedHardware;
import org.vfioscope.simulator.internal.data.SimulatedRegion;

/** Which parts of a region mmap takes (vfio_pci_core_mmap, and what variant drivers make of it). */
final class Mappable {

    private Mappable() {}

    /**
     * Whether a part can be mapped.
     *
     * @param hardware the device
     * @param region one of its regions
     * @param offset where the part begins, in bytes from the region's start, unsigned
     * @param length its length in bytes, unsigned
     * @return whether it is made of whole pages in one piece of what can be mapped
     */
    static boolean takes(SimulatedHardware hardware, SimulatedRegion region, long offset, long length) {
        long pageOffset = hardware.kernel().pageSize() - 1;
        boolean wholePages = length != 0 && ((offset | length) & pageOffset) == 0;
        if (!region.mmap() || !wholePages) {
            return false;
        }
        if (region.sparse().isPresent()) {
            return region.sparse().get().stream().anyMatch(area -> holds(area, offset, length));
        }
        MmapRange all = new MmapRange(0, (region.size() + pageOffset) & ~pageOffset);
        return holds(all, offset, length) && !meetsMsixTable(hardware, region, offset, length);
    }

    private static boolean holds(MmapRange range, long offset, long length) {
        long start = offset - range.offset();
        return Long.compareUnsigned(offset, range.offset()) >= 0
                && Long.compareUnsigned(start, range.size()) < 0
                && Long.compareUnsigned(length, range.size() - start) <= 0;
    }

    /** Before Linux 4.16 the kernel did not let the table be mapped. */
    private static boolean meetsMsixTable(
            SimulatedHardware hardware, SimulatedRegion region, long offset, long length) {
        return !hardware.kernel().msixMappable()
                && hardware.msix()
                        .filter(table -> table.bar() == region.index())
                        .filter(table -> Long.compareUnsigned(offset, table.offset() + table.size()) < 0
                                && Long.compareUnsigned(table.offset(), offset + length) < 0)
                        .isPresent();
    }
}
