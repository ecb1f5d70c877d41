package org.vfioscope.simulator.internal.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.PciIndex;

/** Turns the regions of a device file into checked ones. */
final class RegionChecker {

    /** What vfio-pci gives as the VGA region's size: the end of the legacy VGA memory (vfio_pci_core.c). */
    private static final long VGA_SIZE = 0xc0000;

    private static final int BARS = 6;

    private final Check check;
    private final ConfigLayout config;
    private final long pageSize;

    RegionChecker(Check check, ConfigLayout config, long pageSize) {
        this.check = check;
        this.config = config;
        this.pageSize = pageSize;
    }

    Map<Integer, SimulatedRegion> regions(List<DeviceFile.Region> regions) throws DeviceFileException {
        Map<Integer, SimulatedRegion> byIndex = new TreeMap<>();
        for (int i = 0; i < regions.size(); i++) {
            String field = "regions[" + i + "]";
            SimulatedRegion region = region(field, check.required(regions.get(i), field));
            check.that(
                    byIndex.put(region.index(), region) == null,
                    field + ".index",
                    "region %d is there twice",
                    region.index());
        }
        checkRegisters(byIndex);
        return byIndex;
    }

    private SimulatedRegion region(String field, DeviceFile.Region region) throws DeviceFileException {
        long number = check.required(region.index(), field + ".index").value();
        check.that(
                Long.compareUnsigned(number, PciIndex.VGA) <= 0 && number != PciIndex.CONFIG,
                field + ".index",
                "%d is none of 0 to 5 (BARs), 6 (ROM) and 8 (VGA)",
                number);
        int index = (int) number;
        long size = check.required(region.size(), field + ".size").value();
        Optional<PciBar> bar = bar(field, region, index, size);
        boolean mmap = Boolean.TRUE.equals(region.mmap());
        boolean memory = index < PciIndex.ROM && bar.filter(PciBar::io).isEmpty();
        check.that(!mmap || memory, field + ".mmap", "only memory BARs can be mapped");
        Optional<List<MmapRange>> sparse = Optional.empty();
        if (region.sparse() != null) {
            check.that(mmap, field + ".sparse", "needs \"mmap\": true");
            sparse = Optional.of(areas(field + ".sparse", region.sparse(), size));
        }
        List<String> content = region.content() == null ? List.of() : region.content();
        return new SimulatedRegion(
                index, size, mmap, sparse, HexDump.parse(check, field + ".content", content, size), bar);
    }

    private Optional<PciBar> bar(String field, DeviceFile.Region region, int index, long size)
            throws DeviceFileException {
        boolean virtual = Boolean.TRUE.equals(region.virtual());
        check.that(virtual || region.address() == null, field + ".address", "needs \"virtual\": true");
        if (virtual) {
            check.that(index < PciIndex.ROM, field + ".virtual", "only BARs can be of the driver's memory");
            check.that(size != 0, field + ".size", "is 0");
            return Optional.ofNullable(region.address())
                    .map(address -> new PciBar(index, address.value(), size, false, true, true));
        }
        if (index == PciIndex.VGA) {
            check.that(size == VGA_SIZE, field + ".size", "is 0x%x, but that of a VGA region is 0x%x", size, VGA_SIZE);
            return Optional.empty();
        }
        return Optional.of(new BarLayout(check, config).place(field, index, size));
    }

    private List<MmapRange> areas(String field, List<DeviceFile.Area> areas, long size) throws DeviceFileException {
        List<MmapRange> ranges = new ArrayList<>();
        for (int i = 0; i < areas.size(); i++) {
            String area = field + "[" + i + "]";
            check.required(areas.get(i), area);
            long offset =
                    check.required(areas.get(i).offset(), area + ".offset").value();
            long length = check.required(areas.get(i).size(), area + ".size").value();
            check.that(
                    ((offset | length) & (pageSize - 1)) == 0,
                    area,
                    "offset and size are to be multiples of the page size 0x%x",
                    pageSize);
            check.that(
                    Long.compareUnsigned(length, size) <= 0 && Long.compareUnsigned(offset, size - length) <= 0,
                    area,
                    "reaches past the region's end 0x%x",
                    size);
            ranges.add(new MmapRange(offset, length));
        }
        List<MmapRange> sorted = ranges.stream()
                .filter(range -> !range.isEmpty())
                .sorted(Comparator.comparing(MmapRange::offset, Long::compareUnsigned))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            MmapRange before = sorted.get(i - 1);
            check.that(
                    Long.compareUnsigned(before.end(), sorted.get(i).offset()) <= 0,
                    field,
                    "areas %s and %s overlap",
                    before,
                    sorted.get(i));
        }
        return ranges;
    }

    /** A register that is set belongs to a region, and the upper half of a 64-bit one to no other. */
    private void checkRegisters(Map<Integer, SimulatedRegion> regions) throws DeviceFileException {
        boolean upperHalf = false;
        for (int i = 0; i < BARS; i++) {
            SimulatedRegion region = regions.get(i);
            if (upperHalf) {
                check.that(region == null, "regions", "BAR %d is the upper half of BAR %d", i, i - 1);
            } else {
                check.that(
                        region != null || config.bar(i) == 0,
                        "config",
                        "BAR %d is set, but there is no such region",
                        i);
            }
            upperHalf = region != null && region.bar().filter(PciBar::is64Bit).isPresent();
        }
        check.that(
                regions.containsKey(PciIndex.ROM) || config.rom() == 0,
                "config",
                "the ROM register at 0x30 is set, but there is no region 6");
    }
}
