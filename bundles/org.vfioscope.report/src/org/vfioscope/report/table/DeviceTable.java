package org.vfioscope.report.table;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.Occasion;
import org.vfioscope.model.PciIdentity;
import org.vfioscope.model.SnapshotPart;
import org.vfioscope.model.pci.PciConfig;
import org.vfioscope.report.DeviceReport;
import org.vfioscope.report.text.DescriptionText;
import org.vfioscope.report.text.DmaText;
import org.vfioscope.report.text.PartText;

/** A row for each device. */
final class DeviceTable {

    static final Table<DeviceReport> TABLE = new Table<>(
            "devices",
            List.of(
                    "device",
                    "title",
                    "simulated",
                    "provider",
                    "vendor-id",
                    "device-id",
                    "subsystem-vendor-id",
                    "subsystem-id",
                    "class",
                    "class-name",
                    "revision",
                    "driver",
                    "iommu-group",
                    "obstacle",
                    "via",
                    "flags",
                    "page-size",
                    "dmabuf-export",
                    "command",
                    "memory-decode",
                    "power-state",
                    "link",
                    "hot-reset",
                    "iova-ranges",
                    "read-at",
                    "host",
                    "kernel",
                    "not-captured"),
            (device, row) -> row.add(cells(device)));

    private DeviceTable() {}

    private static List<String> cells(DeviceReport report) {
        DeviceSnapshot snapshot = report.snapshot();
        DeviceDescription device = report.device();
        return List.of(
                report.name(),
                device.title(),
                Boolean.toString(device.simulated()),
                device.capture().map(origin -> origin.providerId()).orElse(device.providerId()),
                pci(snapshot, pci -> Cells.id(4, pci.vendorId())),
                pci(snapshot, pci -> Cells.id(4, pci.deviceId())),
                pci(snapshot, pci -> Cells.id(4, pci.subsystemVendorId())),
                pci(snapshot, pci -> Cells.id(4, pci.subsystemId())),
                pci(snapshot, pci -> Cells.id(6, pci.classCode())),
                pci(snapshot, PciIdentity::className),
                pci(snapshot, pci -> Cells.id(2, pci.revision())),
                Cells.of(snapshot, SnapshotPart.PLACEMENT, Cells.text(device.driver())),
                Cells.of(
                        snapshot,
                        SnapshotPart.PLACEMENT,
                        Cells.of(
                                snapshot,
                                SnapshotPart.IOMMU_GROUP,
                                device.iommuGroup().isPresent() ? DescriptionText.group(device) : "")),
                Cells.text(device.obstacle()),
                Cells.of(snapshot, SnapshotPart.DEVICE_INFO, snapshot.via()),
                Cells.of(
                        snapshot,
                        SnapshotPart.DEVICE_INFO,
                        Cells.flags(snapshot.info().flags())),
                Cells.of(snapshot, SnapshotPart.DEVICE_INFO, Cells.hex(snapshot.pageSize())),
                Cells.of(
                        snapshot,
                        SnapshotPart.DMABUF_SUPPORT,
                        snapshot.dmabufSupport().level().name()),
                config(snapshot, config -> Cells.id(4, config.command().word())),
                config(snapshot, config -> Boolean.toString(config.command().memoryDecode())),
                config(snapshot, config -> Cells.text(config.power())),
                config(snapshot, config -> Cells.text(config.link())),
                Cells.of(snapshot, SnapshotPart.HOT_RESET, Cells.text(DmaText.hotReset(snapshot))),
                Cells.of(snapshot, SnapshotPart.IOVA_RANGES, Cells.text(DmaText.iovaRanges(snapshot))),
                occasion(report, occasion -> occasion.time().toString()),
                occasion(report, Occasion::host),
                occasion(report, Occasion::kernel),
                PartText.names(snapshot));
    }

    private static String pci(DeviceSnapshot snapshot, Function<PciIdentity, String> value) {
        Optional<String> cell = snapshot.device().pci().map(value);
        return Cells.of(snapshot, SnapshotPart.IDENTITY, cell.orElse(""));
    }

    private static String config(DeviceSnapshot snapshot, Function<PciConfig, String> value) {
        return Cells.of(
                snapshot, SnapshotPart.CONFIG, snapshot.config().map(value).orElse(""));
    }

    private static String occasion(DeviceReport report, Function<Occasion, String> value) {
        return report.occasion().map(value).orElse(Cells.NOT_CAPTURED);
    }
}
