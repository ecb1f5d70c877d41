package org.vfioscope.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vfioscope.model.Capability;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.Flag;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.MsixMappableCapability;
import org.vfioscope.model.MsixTable;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.RegionFlag;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.RegionTypeCapability;
import org.vfioscope.model.SparseMmapCapability;
import org.vfioscope.model.UnknownCapability;
import org.vfioscope.model.rules.MmapPlanner;

/** The regions of the sample devices, planned by the real rules. */
final class SampleRegions {

    /** Unsorted and with an empty one, as a kernel may state them. */
    static final List<MmapRange> GPU_AREAS = List.of(
            new MmapRange(0, 0x1_0000_0000L), new MmapRange(0x3_0000_0000L, 0x1000), new MmapRange(0x2_0000_0000L, 0));

    private SampleRegions() {}

    static List<RegionSnapshot> gpu(DeviceDescription device, Optional<MsixTable> msix) {
        List<RegionInfo> infos = List.of(
                region(0, 0x7, 0x1000000),
                region(1, 0xf, 0x4_0000_0000L, new SparseMmapCapability(1, GPU_AREAS), new MsixMappableCapability(1)),
                region(2, 0, 0),
                region(3, 0x3, 0x80),
                region(
                        4,
                        0xf,
                        0x4000,
                        new SparseMmapCapability(1, List.of(new MmapRange(0, 0x2000), new MmapRange(0x1000, 0x1000)))),
                region(5, 0, 0),
                region(6, 0x1, 0x80000),
                region(7, 0x3, 0x1000),
                region(
                        9,
                        0x4000000b,
                        0x10000,
                        new RegionTypeCapability(1, 0x800010de, 2),
                        new UnknownCapability(0x77, 2, "cafe")));
        return plan(device, infos, true, msix);
    }

    static List<RegionSnapshot> display(DeviceDescription device) {
        return plan(
                device,
                List.of(
                        region(0, 0x7, 0x2000),
                        region(1, 0xf, 0x1000, new SparseMmapCapability(1, List.of(new MmapRange(0, 0))))),
                false,
                Optional.empty());
    }

    private static List<RegionSnapshot> plan(
            DeviceDescription device, List<RegionInfo> infos, boolean pci, Optional<MsixTable> msix) {
        MmapPlanner planner = new MmapPlanner(4096);
        List<RegionSnapshot> regions = new ArrayList<>();
        for (RegionInfo info : infos) {
            regions.add(new RegionSnapshot(
                    PciIndex.regionName(pci, info.index()),
                    info,
                    device.bar(info.index()),
                    planner.plan(info, pci, device.bar(info.index()), msix)));
        }
        return regions;
    }

    private static RegionInfo region(int index, int flags, long size, Capability... capabilities) {
        return new RegionInfo(
                index, Flag.of(RegionFlag.class, flags), flags, size, (long) index << 40, List.of(capabilities));
    }
}
