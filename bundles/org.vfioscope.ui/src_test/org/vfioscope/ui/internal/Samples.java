package org.vfioscope.ui.internal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.vfioscope.model.Capability;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.DeviceFlag;
import org.vfioscope.model.DeviceInfo;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.FeatureSupport;
import org.vfioscope.model.MsixTable;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.RegionFlag;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.pci.PciCommand;
import org.vfioscope.model.pci.PciConfig;
import org.vfioscope.model.rules.MmapPlanner;

/** Values for tests, planned by the same rules as the real ones. */
public final class Samples {

    /** A feature answer of a kernel that has the exporter. */
    public static final FeatureSupport EXPORTS =
            new FeatureSupport(FeatureSupport.Level.SUPPORTED, "offered by the kernel's driver");

    private static final int PAGE = 0x1000;

    private Samples() {}

    /** A device of real hardware. */
    public static DeviceDescription host(String name, OptionalInt group, Optional<String> obstacle) {
        return new DeviceDescription(
                name,
                "linux",
                false,
                "Acme Wheel",
                Optional.empty(),
                Optional.of("vfio-pci"),
                group,
                List.of(),
                obstacle);
    }

    /** A simulated device without an obstacle. */
    public static DeviceDescription simulated(String name) {
        return new DeviceDescription(
                name,
                "sim",
                true,
                "Acme Wheel",
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(7),
                List.of(),
                Optional.empty());
    }

    /** A mappable memory BAR. */
    public static RegionSnapshot memory(int index, long size, Optional<MsixTable> msix, Capability... capabilities) {
        RegionInfo info = new RegionInfo(
                index,
                Set.of(RegionFlag.READ, RegionFlag.WRITE, RegionFlag.MMAP),
                7,
                size,
                (long) index << 40,
                List.of(capabilities));
        return region(info, new PciBar(index, 0x38_0000_0000L, size, false, true, true), msix);
    }

    /** A BAR of I/O ports. */
    public static RegionSnapshot ioPorts(int index) {
        RegionInfo info = new RegionInfo(
                index, Set.of(RegionFlag.READ, RegionFlag.WRITE), 3, 0x20, (long) index << 40, List.of());
        return region(info, new PciBar(index, 0xe000, 0x20, true, false, false), Optional.empty());
    }

    /** A BAR that the device lacks. */
    public static RegionSnapshot absent(int index) {
        RegionInfo info = new RegionInfo(index, Set.of(), 0, 0, (long) index << 40, List.of());
        return new RegionSnapshot(
                PciIndex.regionName(true, index),
                info,
                Optional.empty(),
                new MmapPlanner(PAGE).plan(info, true, Optional.empty(), Optional.empty()));
    }

    private static RegionSnapshot region(RegionInfo info, PciBar bar, Optional<MsixTable> msix) {
        return new RegionSnapshot(
                PciIndex.regionName(true, info.index()),
                info,
                Optional.of(bar),
                new MmapPlanner(PAGE).plan(info, true, Optional.of(bar), msix));
    }

    /** An open device. */
    public static DeviceSnapshot snapshot(
            DeviceDescription device, FeatureSupport support, Optional<MsixTable> msix, RegionSnapshot... regions) {
        DeviceInfo info = new DeviceInfo(Set.of(DeviceFlag.RESET, DeviceFlag.PCI), 3, regions.length, 0, List.of());
        PciConfig config = new PciConfig(
                new PciCommand(PciCommand.MEMORY), 0, List.of(), List.of(), Optional.empty(), msix, Optional.empty());
        return new DeviceSnapshot(
                device,
                "group 8, type1",
                info,
                List.of(regions),
                List.of(),
                Optional.of(config),
                List.of(),
                support,
                Optional.empty(),
                List.of(),
                PAGE,
                List.of());
    }
}
