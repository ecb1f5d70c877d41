package org.vfioscope.report.diff;

import java.util.List;
import java.util.stream.Collectors;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.RegionIoFd;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.SnapshotPart;
import org.vfioscope.model.rules.QemuRanges;
import org.vfioscope.report.text.FlagText;
import org.vfioscope.report.text.RegionText;

/** Lists the facts of regions that are compared. */
final class RegionFacts {

    private RegionFacts() {}

    static void add(DeviceSnapshot snapshot, Facts facts) {
        facts.know(DiffSection.REGIONS);
        facts.know(DiffSection.RANGES);
        if (snapshot.has(SnapshotPart.REGION_CAPABILITIES)) {
            facts.know(DiffSection.CAPABILITIES);
        }
        snapshot.regions().stream()
                .filter(region -> region.info().isPresent())
                .forEach(region -> add(snapshot, region, facts));
    }

    private static void add(DeviceSnapshot snapshot, RegionSnapshot region, Facts facts) {
        String name = region.name();
        facts.add(DiffSection.REGIONS, name, "size", new ByteSize(region.info().size()));
        facts.add(
                DiffSection.REGIONS,
                name,
                "flags",
                FlagText.names(region.info().flags(), region.info().rawFlags()));
        facts.add(
                DiffSection.REGIONS,
                name,
                "file offset",
                "0x%x".formatted(region.info().offset()));
        ioFds(region, facts);
        facts.add(DiffSection.RANGES, name, "kernel", ranges(region.plan().kernel()));
        facts.add(
                DiffSection.RANGES,
                name,
                "QEMU",
                switch (region.plan().qemu()) {
                    case QemuRanges.Mapped mapped -> ranges(mapped.ranges());
                    case QemuRanges.Refused refused -> "refused: " + refused.reason();
                });
        if (snapshot.has(SnapshotPart.REGION_CAPABILITIES)) {
            region.info()
                    .capabilities()
                    .forEach(capability -> facts.add(
                            DiffSection.CAPABILITIES,
                            name,
                            "capability %s, version %s".formatted(capability.id(), capability.version()),
                            RegionText.meaning(capability)));
        }
    }

    private static void ioFds(RegionSnapshot region, Facts facts) {
        if (!region.ioFds().isEmpty()) {
            facts.add(
                    DiffSection.REGIONS,
                    region.name(),
                    "I/O descriptors",
                    region.ioFds().stream().map(RegionIoFd::meaning).collect(Collectors.joining("; ")));
        }
    }

    private static String ranges(List<MmapRange> ranges) {
        return ranges.isEmpty()
                ? "none"
                : ranges.stream().map(MmapRange::toString).collect(Collectors.joining(", "));
    }
}
