package org.vfioscope.report.text;

import java.util.OptionalInt;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.PciIdentity;

/** Says what discovery knows of a device, in the words of lspci. */
final class DescriptionText {

    private static final String SIMULATED = "** SIMULATED: no hardware behind it **";

    private DescriptionText() {}

    static void write(TextPage page, DeviceDescription device) {
        page.line(0, device.name() + " " + title(device));
        if (device.simulated()) {
            page.line(1, SIMULATED);
        }
        device.pci()
                .filter(pci -> pci.subsystemVendorId() != 0)
                .ifPresent(pci ->
                        page.line(1, "Subsystem: [%04x:%04x]".formatted(pci.subsystemVendorId(), pci.subsystemId())));
        page.line(
                1, "Driver: %s; IOMMU group: %s".formatted(device.driver().orElse("none"), group(device.iommuGroup())));
    }

    static String group(OptionalInt group) {
        return group.isPresent() ? Integer.toString(group.getAsInt()) : "none";
    }

    private static String title(DeviceDescription device) {
        if (device.pci().isEmpty()) {
            return device.title();
        }
        PciIdentity pci = device.pci().get();
        return "%s [%06x]: %s [%s] (rev %02x)"
                .formatted(pci.className(), pci.classCode(), device.title(), pci.ids(), pci.revision());
    }
}
