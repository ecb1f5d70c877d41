package org.vfioscope.simulator.internal.data;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.HotResetDevice;
import org.vfioscope.model.MsixTable;
import org.vfioscope.model.OpenWay;

/**
 * A simulated device, checked: its parts agree with each other.
 *
 * @param description what discovery tells
 * @param about what the device shows, for people
 * @param cdev the number of its node below /dev/vfio/devices; empty where the simulated host has no iommufd
 * @param via how the device is reached by its group, such as {@code group 14, type1}
 * @param resettable whether VFIO_DEVICE_RESET works
 * @param kernel how its kernel answers
 * @param config the config space it starts with; 256 or 4096 bytes, not to be changed
 * @param capabilities where the config space keeps which PCI capability: the offset in bytes by the id
 * @param regions the regions that are there, by index, config space excluded
 * @param msix the MSI-X table, where the device has one
 * @param hotReset what a hot reset resets, with the groups, the device itself first; none where its slot and bus have none
 */
public record SimulatedHardware(
        DeviceDescription description,
        String about,
        OptionalInt cdev,
        String via,
        boolean resettable,
        Kernel kernel,
        byte[] config,
        Map<Integer, Integer> capabilities,
        Map<Integer, SimulatedRegion> regions,
        Optional<MsixTable> msix,
        List<HotResetDevice> hotReset) {

    /** Keeps an own copy. */
    public SimulatedHardware {
        hotReset = List.copyOf(hotReset);
    }

    /** PCI_CAP_ID_PM, linux/pci_regs.h. */
    public static final int CAP_ID_PM = 0x01;
    /** PCI_CAP_ID_MSI, linux/pci_regs.h. */
    public static final int CAP_ID_MSI = 0x05;

    /** {@return the ways in which the simulated host opens it, the preferred one first; none for a backend without a kernel} */
    public List<OpenWay> ways() {
        if (kernel.features().isEmpty() || description.iommuGroup().isEmpty()) {
            return List.of();
        }
        return cdev.isPresent() ? List.of(OpenWay.IOMMUFD, OpenWay.GROUP) : List.of(OpenWay.GROUP);
    }

    /** {@return the name it is opened by, such as {@code sim:gpu}} */
    public String name() {
        return description.name();
    }

    /**
     * How the simulated kernel answers.
     *
     * @param pageSize the host's page size in bytes, a power of two
     * @param msixMappable whether the MSI-X BAR carries MSIX_MAPPABLE, as since Linux 4.16
     * @param dynamicMsix whether MSI-X vectors can be added while others are enabled, as since Linux 6.5
     * @param eightAtOnce whether 8 bytes of a BAR are moved in one access, as since Linux 6.14
     * @param errInterrupt whether there is an ERR interrupt
     * @param features the operations of each known device feature; empty where the backend has no device features
     */
    public record Kernel(
            long pageSize,
            boolean msixMappable,
            boolean dynamicMsix,
            boolean eightAtOnce,
            boolean errInterrupt,
            Optional<Map<Integer, Set<FeatureOperation>>> features) {}
}
