package org.vfioscope.model.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.MsixMappableCapability;
import org.vfioscope.model.MsixTable;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.SparseMmapCapability;

/**
 * Works out the mmap plan of a region. The kernel's side follows linux/vfio.h, QEMU's side hw/vfio/region.c
 * (vfio_setup_region_sparse_mmaps) and hw/vfio/pci.c (vfio_pci_fixup_msix_region).
 */
public final class MmapPlanner {

    private final long pageMask;

    /**
     * Plans for a host.
     *
     * @param pageSize the host's page size in bytes, a power of two
     */
    public MmapPlanner(long pageSize) {
        if (pageSize <= 0 || Long.bitCount(pageSize) != 1) {
            throw new IllegalArgumentException("page size " + pageSize);
        }
        this.pageMask = -pageSize;
    }

    /**
     * Works out the plan of a region.
     *
     * @param region the region
     * @param pci whether it belongs to a PCI device, so that its index has a meaning
     * @param bar the BAR behind it as the host has placed it, if any: it tells I/O ports from memory
     * @param msix the device's MSI-X table, if it has one
     * @return the plan
     */
    public MmapPlan plan(RegionInfo region, boolean pci, Optional<PciBar> bar, Optional<MsixTable> msix) {
        Optional<NoRangeReason> blocked = blocked(region, pci, bar);
        if (blocked.isPresent()) {
            return new MmapPlan(List.of(), new QemuRanges.Mapped(List.of(), false), blocked);
        }
        List<MmapRange> kernel = region.capability(SparseMmapCapability.class)
                .map(SparseMmapCapability::areas)
                .orElseGet(() -> List.of(new MmapRange(0, region.size())));
        QemuRanges qemu = qemu(region, kernel, msix);
        Optional<NoRangeReason> none = Optional.empty();
        if (qemu instanceof QemuRanges.Mapped mapped && mapped.ranges().isEmpty()) {
            none = Optional.of(mapped.msixTableCutOut() ? NoRangeReason.ONLY_MSIX_TABLE : NoRangeReason.NO_AREAS);
        }
        return new MmapPlan(kernel, qemu, none);
    }

    private static Optional<NoRangeReason> blocked(RegionInfo region, boolean pci, Optional<PciBar> bar) {
        if (!region.isPresent()) {
            return Optional.of(NoRangeReason.ABSENT);
        }
        if (region.isMappable()) {
            return Optional.empty();
        }
        if (pci && region.index() == PciIndex.ROM) {
            return Optional.of(NoRangeReason.ROM);
        }
        if (pci && region.index() == PciIndex.CONFIG) {
            return Optional.of(NoRangeReason.CONFIG_SPACE);
        }
        return Optional.of(bar.filter(PciBar::io).isPresent() ? NoRangeReason.IO_PORTS : NoRangeReason.NOT_MAPPABLE);
    }

    private QemuRanges qemu(RegionInfo region, List<MmapRange> kernel, Optional<MsixTable> msix) {
        List<MmapRange> sorted = kernel.stream()
                .filter(range -> !range.isEmpty())
                .sorted(Comparator.comparing(MmapRange::offset, Long::compareUnsigned))
                .toList();
        for (int i = 0; i < sorted.size(); i++) {
            MmapRange range = sorted.get(i);
            if (Long.compareUnsigned(range.end(), range.offset()) < 0
                    || Long.compareUnsigned(range.end(), region.size()) > 0) {
                return new QemuRanges.Refused(
                        "area %s reaches past the region's end 0x%x".formatted(range, region.size()));
            }
            if (i > 0 && Long.compareUnsigned(sorted.get(i - 1).end(), range.offset()) > 0) {
                return new QemuRanges.Refused("areas %s and %s overlap".formatted(sorted.get(i - 1), range));
            }
        }
        boolean wholeRegion = sorted.equals(List.of(new MmapRange(0, region.size())));
        if (wholeRegion
                && msix.isPresent()
                && msix.get().bar() == region.index()
                && region.capability(MsixMappableCapability.class).isEmpty()) {
            return new QemuRanges.Mapped(withoutTable(region.size(), msix.get()), true);
        }
        return new QemuRanges.Mapped(sorted, false);
    }

    private List<MmapRange> withoutTable(long size, MsixTable table) {
        long start = table.offset() & pageMask;
        long end = (table.offset() + table.size() - pageMask - 1) & pageMask;
        List<MmapRange> ranges = new ArrayList<>();
        if (start != 0) {
            ranges.add(new MmapRange(0, start));
        }
        if (Long.compareUnsigned(end, size) < 0) {
            ranges.add(new MmapRange(end, size - end));
        }
        return ranges;
    }
}
