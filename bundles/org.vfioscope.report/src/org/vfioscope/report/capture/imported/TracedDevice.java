package org.vfioscope.report.capture.imported;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.vfioscope.access.spi.Recording;
import org.vfioscope.model.Bdf;
import org.vfioscope.model.CaptureOrigin;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.DeviceFlag;
import org.vfioscope.model.DeviceInfo;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.FeatureSupport;
import org.vfioscope.model.SnapshotPart;

/** Puts together what a log of QEMU tells of a device: regions that it set up, and nothing else. */
final class TracedDevice {

    private static final Set<SnapshotPart> MISSING = Set.of(
            SnapshotPart.IDENTITY,
            SnapshotPart.PLACEMENT,
            SnapshotPart.DEVICE_INFO,
            SnapshotPart.OTHER_REGIONS,
            SnapshotPart.REGION_CAPABILITIES,
            SnapshotPart.INTERRUPTS,
            SnapshotPart.CONFIG,
            SnapshotPart.FEATURES,
            SnapshotPart.DMABUF_SUPPORT,
            SnapshotPart.HOT_RESET,
            SnapshotPart.IOVA_RANGES);

    private TracedDevice() {}

    static Recording recording(
            String name, String file, List<TracedRegion> regions, boolean mmapsTraced, List<String> problems) {
        boolean pci = Bdf.parse(name).isPresent();
        DeviceDescription description = new DeviceDescription(
                name,
                "capture",
                false,
                "as QEMU used it",
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                List.of(),
                Optional.empty(),
                Optional.of(new CaptureOrigin(name, "qemu-trace", file, MISSING)));
        DeviceSnapshot snapshot = new DeviceSnapshot(
                description,
                "",
                new DeviceInfo(
                        pci ? Set.of(DeviceFlag.PCI) : Set.of(), pci ? DeviceFlag.PCI.mask() : 0, 0, 0, List.of()),
                regions.stream()
                        .map(region -> region.snapshot(pci, mmapsTraced))
                        .toList(),
                List.of(),
                Optional.empty(),
                List.of(),
                new FeatureSupport(FeatureSupport.Level.ERROR, "not captured"),
                Optional.empty(),
                List.of(),
                0,
                problems,
                MISSING);
        return new Recording(
                snapshot,
                regions.stream().flatMap(region -> region.dmabufs().stream()).toList(),
                List.of(),
                Optional.empty(),
                List.of());
    }
}
