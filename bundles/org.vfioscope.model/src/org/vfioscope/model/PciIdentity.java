package org.vfioscope.model;

/**
 * What a PCI function says it is, with the names that pci.ids gives to the numbers.
 *
 * @param vendorId the vendor, 16 bits
 * @param deviceId the device of that vendor, 16 bits
 * @param subsystemVendorId the board's vendor, 16 bits; 0 where it has none
 * @param subsystemId the board, 16 bits; 0 where it has none
 * @param classCode base class, subclass and programming interface, 24 bits, as sysfs writes it
 * @param revision the revision, 8 bits
 * @param vendorName the vendor's name, or {@code Vendor 1234} where pci.ids has none
 * @param deviceName the device's name, or {@code Device 11e8} where pci.ids has none
 * @param className the subclass's name, or the number where pci.ids has none
 */
public record PciIdentity(
        int vendorId,
        int deviceId,
        int subsystemVendorId,
        int subsystemId,
        int classCode,
        int revision,
        String vendorName,
        String deviceName,
        String className) {

    /** {@return the ids as lspci -n writes them, such as {@code 1b36:0010}} */
    public String ids() {
        return "%04x:%04x".formatted(vendorId, deviceId);
    }

    /** {@return vendor and device name in one line} */
    public String title() {
        return vendorName + " " + deviceName;
    }
}
