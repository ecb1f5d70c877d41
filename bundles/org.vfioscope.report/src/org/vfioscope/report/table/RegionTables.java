package org.vfioscope.report.table;

import java.io.IOException;
import java.util.List;
import org.vfioscope.model.Capability;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.rules.NoRangeReason;
import org.vfioscope.model.rules.QemuRanges;
import org.vfioscope.report.DeviceReport;

/** The tables of BARs, regions, mmap ranges and VFIO capabilities. */
final class RegionTables {

    static final Table<DeviceReport> BARS = new Table<>(
            "bars",
            List.of("device", "bar", "kind", "address", "size", "io", "64-bit", "prefetchable"),
            RegionTables::bars);

    static final Table<DeviceReport> REGIONS = new Table<>(
            "regions",
            List.of(
                    "device",
                    "region",
                    "name",
                    "size",
                    "file-offset",
                    "flags",
                    "raw-flags",
                    "msix-table-cut-out",
                    "qemu-refuses",
                    "no-range"),
            RegionTables::regions);

    static final Table<DeviceReport> RANGES = new Table<>(
            "ranges", List.of("device", "region", "side", "number", "offset", "size"), RegionTables::ranges);

    static final Table<DeviceReport> CAPABILITIES = new Table<>(
            "capabilities", List.of("device", "region", "id", "version", "label"), RegionTables::capabilities);

    private RegionTables() {}

    private static void bars(DeviceReport device, Table.Row row) throws IOException {
        for (PciBar bar : device.device().bars()) {
            row.add(List.of(
                    device.name(),
                    Integer.toString(bar.index()),
                    bar.kind(),
                    Cells.hex(bar.start()),
                    Cells.hex(bar.size()),
                    Boolean.toString(bar.io()),
                    Boolean.toString(bar.is64Bit()),
                    Boolean.toString(bar.prefetchable())));
        }
    }

    private static void regions(DeviceReport device, Table.Row row) throws IOException {
        for (RegionSnapshot region : device.snapshot().regions()) {
            QemuRanges qemu = region.plan().qemu();
            row.add(List.of(
                    device.name(),
                    Integer.toString(region.index()),
                    region.name(),
                    Cells.hex(region.info().size()),
                    Cells.hex(region.info().offset()),
                    Cells.flags(region.info().flags()),
                    Cells.hex(Integer.toUnsignedLong(region.info().rawFlags())),
                    Boolean.toString(qemu instanceof QemuRanges.Mapped mapped && mapped.msixTableCutOut()),
                    qemu instanceof QemuRanges.Refused refused ? refused.reason() : "",
                    region.plan().noRange().map(NoRangeReason::text).orElse("")));
        }
    }

    private static void ranges(DeviceReport device, Table.Row row) throws IOException {
        for (RegionSnapshot region : device.snapshot().regions()) {
            ranges(device, region, "kernel", region.plan().kernel(), row);
            ranges(device, region, "qemu", region.plan().qemuRanges(), row);
        }
    }

    private static void ranges(
            DeviceReport device, RegionSnapshot region, String side, List<MmapRange> ranges, Table.Row row)
            throws IOException {
        for (int i = 0; i < ranges.size(); i++) {
            row.add(List.of(
                    device.name(),
                    Integer.toString(region.index()),
                    side,
                    Integer.toString(i),
                    Cells.hex(ranges.get(i).offset()),
                    Cells.hex(ranges.get(i).size())));
        }
    }

    private static void capabilities(DeviceReport device, Table.Row row) throws IOException {
        capabilities(device, "", device.snapshot().info().capabilities(), row);
        for (RegionSnapshot region : device.snapshot().regions()) {
            capabilities(device, Integer.toString(region.index()), region.info().capabilities(), row);
        }
    }

    private static void capabilities(DeviceReport device, String region, List<Capability> capabilities, Table.Row row)
            throws IOException {
        for (Capability capability : capabilities) {
            row.add(List.of(
                    device.name(),
                    region,
                    Integer.toString(capability.id()),
                    Integer.toString(capability.version()),
                    capability.label()));
        }
    }
}
