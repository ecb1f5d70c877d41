package org.vfioscope.report.json;

import java.util.Optional;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.PciIdentity;

/** Writes what discovery knows of a device; reports and lists of devices share it. */
final class DescriptionJson {

    private final JsonDocument json;

    DescriptionJson(JsonDocument json) {
        this.json = json;
    }

    void write(DeviceDescription device) {
        json.text("name", device.name());
        json.flag("simulated", device.simulated());
        json.text("provider", device.providerId());
        json.text("title", device.title());
        json.object("pci", device.pci(), this::pci);
        json.text("driver", device.driver());
        device.iommuGroup().ifPresentOrElse(group -> json.number("iommuGroup", group), () -> json.none("iommuGroup"));
        json.objects("bars", device.bars(), this::bar);
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
