package org.vfioscope.simulator.internal.data;

import java.util.List;
import java.util.Map;

/**
 * A device file as it is written; README.md of this bundle documents every property. What the file leaves out is null
 * here; {@link DeviceFileChecker} tells what may be left out.
 *
 * @param about what the device shows, for people
 * @param names the names pci.ids gives to its ids
 * @param driver the bound driver
 * @param iommuGroup the IOMMU group's number
 * @param cdev the number of its node /dev/vfio/devices/vfioN; without it, the simulated host has no iommufd
 * @param via how the device is reached
 * @param resettable whether VFIO_DEVICE_RESET works
 * @param hotReset what a hot reset of its slot or bus resets, the device itself first
 * @param kernel how its kernel answers
 * @param configSize the config space's size in bytes
 * @param config the config space, as lspci -xxxx prints it
 * @param regions the regions but the config space
 */
record DeviceFile(
        String about,
        Names names,
        String driver,
        Quantity iommuGroup,
        Quantity cdev,
        String via,
        Boolean resettable,
        List<HotReset> hotReset,
        Kernel kernel,
        Quantity configSize,
        List<String> config,
        List<Region> regions) {

    /** The names pci.ids gives to the device's ids. */
    record Names(String vendor, String device, String deviceClass) {}

    /** A device that a hot reset resets: its address as lspci -D prints it, and its IOMMU group. */
    record HotReset(String address, Quantity group) {}

    /** How the simulated kernel answers. */
    record Kernel(
            Quantity pageSize,
            Boolean msixMappable,
            Boolean dynamicMsix,
            Boolean eightAtOnce,
            Boolean errInterrupt,
            Map<String, List<FeatureOperation>> features) {}

    /** A BAR (0 to 5), the ROM (6) or the VGA region (8). */
    record Region(
            Quantity index,
            Quantity size,
            Boolean mmap,
            Boolean virtual,
            Quantity address,
            List<Area> sparse,
            List<String> content) {}

    /** An area of a sparse mmap capability. */
    record Area(Quantity offset, Quantity size) {}
}
