package org.vfioscope.report.text;

import java.util.Optional;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.PciIdentity;
import org.vfioscope.model.SnapshotPart;
import org.vfioscope.report.DeviceReport;

/** Says what discovery knows of a device, in the words of lspci. */
public final class DescriptionText {

    private static final String SIMULATED = "** SIMULATED: no hardware behind it **";

    private DescriptionText() {}

    static void write(TextPage page, DeviceReport report) {
        DeviceDescription device = report.device();
        page.line(0, report.name() + " " + title(device));
        if (device.simulated()) {
            page.line(1, SIMULATED);
        }
        subsystem(device).ifPresent(ids -> page.line(1, "Subsystem: " + ids));
        device.capture().ifPresent(capture -> page.line(1, "From the file: " + capture.file()));
        report.occasion().ifPresent(occasion -> page.line(1, "Read: " + OccasionText.of(occasion)));
        if (report.snapshot().has(SnapshotPart.PLACEMENT)) {
            page.line(1, "Driver: %s; IOMMU group: %s".formatted(driver(device), group(device)));
        }
        device.obstacle().ifPresent(obstacle -> page.line(1, "Cannot be opened: " + obstacle));
    }

    /**
     * The ids of the board that the device is on.
     *
     * @param device the device
     * @return such as {@code [10de:16eb]}; empty where it has none
     */
    public static Optional<String> subsystem(DeviceDescription device) {
        return device.pci()
                .filter(pci -> pci.subsystemVendorId() != 0)
                .map(pci -> "[%04x:%04x]".formatted(pci.subsystemVendorId(), pci.subsystemId()));
    }

    /**
     * The number of the device's IOMMU group.
     *
     * @param device the device
     * @return for people: the number, or that there is none, or that the capture does not tell
     */
    public static String group(DeviceDescription device) {
        if (device.lacks(SnapshotPart.PLACEMENT) || device.lacks(SnapshotPart.IOMMU_GROUP)) {
            return "not captured";
        }
        return device.iommuGroup().stream()
                .mapToObj(Integer::toString)
                .findFirst()
                .orElse("none");
    }

    /**
     * The kernel's driver of the device.
     *
     * @param device the device
     * @return for people: its name, or that there is none, or that the capture does not tell
     */
    public static String driver(DeviceDescription device) {
        return device.lacks(SnapshotPart.PLACEMENT)
                ? "not captured"
                : device.driver().orElse("none");
    }

    /**
     * Class, title, ids and revision in one line.
     *
     * @param device the device
     * @return the line, without the device's name
     */
    public static String title(DeviceDescription device) {
        if (device.pci().isEmpty()) {
            return device.title();
        }
        PciIdentity pci = device.pci().get();
        return "%s [%06x]: %s [%s] (rev %02x)"
                .formatted(pci.className(), pci.classCode(), device.title(), pci.ids(), pci.revision());
    }
}
