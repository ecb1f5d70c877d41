package org.vfioscope.report.json;

import java.util.Optional;
import java.util.function.Predicate;
import org.vfioscope.model.CaptureOrigin;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.PciIdentity;
import org.vfioscope.model.SnapshotPart;

/** Writes what discovery knows of a device; reports and lists of devices share it. */
final class DescriptionJson {

    private final JsonDocument json;

    DescriptionJson(JsonDocument json) {
        this.json = json;
    }

    /** Writes a device as it is opened by, without leaving anything out. */
    void write(DeviceDescription device) {
        write(device, device.name(), device.providerId(), part -> true);
    }

    /** Writes a device as it was when it was read, without the parts that were not captured. */
    void writeAsRead(DeviceSnapshot snapshot) {
        DeviceDescription device = snapshot.device();
        write(
                device,
                device.capture().map(CaptureOrigin::name).orElse(device.name()),
                device.capture().map(CaptureOrigin::providerId).orElse(device.providerId()),
                snapshot::has);
    }

    private void write(DeviceDescription device, String name, String provider, Predicate<SnapshotPart> has) {
        json.text("name", name);
        json.flag("simulated", device.simulated());
        json.text("provider", provider);
        json.text("title", device.title());
        if (has.test(SnapshotPart.IDENTITY)) {
            json.object("pci", device.pci(), this::pci);
        }
        if (has.test(SnapshotPart.PLACEMENT)) {
            json.text("driver", device.driver());
            if (has.test(SnapshotPart.IOMMU_GROUP)) {
                device.iommuGroup()
                        .ifPresentOrElse(group -> json.number("iommuGroup", group), () -> json.none("iommuGroup"));
            }
            json.objects("bars", device.bars(), this::bar);
        }
        json.text("obstacle", device.obstacle());
    }

    void bar(String name, Optional<PciBar> bar) {
        json.object(name, bar, this::bar);
    }

    private void pci(PciIdentity pci) {
        json.id("vendorId", 4, pci.vendorId());
        json.id("deviceId", 4, pci.deviceId());
        json.id("subsystemVendorId", 4, pci.subsystemVendorId());
        json.id("subsystemId", 4, pci.subsystemId());
        json.id("classCode", 6, pci.classCode());
        json.id("revision", 2, pci.revision());
        json.text("vendorName", pci.vendorName());
        json.text("deviceName", pci.deviceName());
        json.text("className", pci.className());
    }

    private void bar(PciBar bar) {
        json.number("index", bar.index());
        json.text("kind", bar.kind());
        json.hex("address", bar.start());
        json.hex("size", bar.size());
        json.flag("io", bar.io());
        json.flag("is64Bit", bar.is64Bit());
        json.flag("prefetchable", bar.prefetchable());
    }
}
