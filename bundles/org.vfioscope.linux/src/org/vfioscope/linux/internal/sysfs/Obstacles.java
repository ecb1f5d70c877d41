package org.vfioscope.linux.internal.sysfs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.model.DeviceDescription;

/** Why a device cannot be opened, as far as can be told without trying, and what mends it. */
public final class Obstacles {

    /** Base class 06 (bridge), subclass 04 (PCI to PCI), linux/pci_ids.h PCI_CLASS_BRIDGE_PCI. */
    private static final int CLASS_BRIDGE_PCI = 0x0604;

    private final HostPaths paths;
    private final Predicate<Path> mayOpen;

    /**
     * Obstacles to opening by group.
     *
     * @param paths where to look
     * @param mayOpen whether this user may read and write a node
     */
    public Obstacles(HostPaths paths, Predicate<Path> mayOpen) {
        this.paths = paths;
        this.mayOpen = mayOpen;
    }

    /** {@return obstacles for the user who runs this process} */
    public static Obstacles ofThisUser(HostPaths paths) {
        return new Obstacles(paths, node -> Files.isReadable(node) && Files.isWritable(node));
    }

    /**
     * What would certainly keep the kernel from opening a device.
     *
     * @param device the device, as sysfs shows it now
     * @return cause and remedy, or empty where it can be tried
     */
    public Optional<String> certain(DeviceDescription device) {
        if (isBridge(device)) {
            return Optional.of("A PCI bridge cannot be given to VFIO. Open the devices behind it instead");
        }
        if (device.iommuGroup().isEmpty()) {
            return Optional.of(noGroup());
        }
        if (!new SysfsDevice(paths.pciDevices().resolve(device.name())).isBoundToVfio()) {
            return Optional.of("%s. As root: %s%s"
                    .formatted(
                            device.driver()
                                    .map(driver -> "It is bound to " + driver + ", not to a VFIO driver")
                                    .orElse("It is bound to no driver; VFIO needs vfio-pci"),
                            BindCommands.bindToVfio(device.name(), device.driver()),
                            device.driver()
                                    .map(driver -> " (the host then loses the device)")
                                    .orElse("")));
        }
        return noNode(device.iommuGroup().getAsInt());
    }

    /**
     * What keeps a device from being opened: what is certain, or else the rights of this user.
     *
     * @param device the device, as sysfs shows it now
     * @return cause and remedy, or empty where it can be tried
     */
    public Optional<String> find(DeviceDescription device) {
        return certain(device).or(() -> {
            Path node = paths.groupNode(device.iommuGroup().orElseThrow());
            return mayOpen.test(node)
                    ? Optional.empty()
                    : Optional.of("This user may not read and write %s. %s".formatted(node, grant(node)));
        });
    }

    /**
     * Whether a device is a bridge between PCI buses, which no VFIO driver takes.
     *
     * @param device the device
     * @return whether its class says so
     */
    public static boolean isBridge(DeviceDescription device) {
        return device.pci()
                .filter(pci -> pci.classCode() >> 8 == CLASS_BRIDGE_PCI)
                .isPresent();
    }

    /**
     * How a user gets the right to open a node.
     *
     * @param node below /dev/vfio
     * @return the commands, in one sentence without its full stop
     */
    public static String grant(Path node) {
        return ("As root: chown %s %s (until the device is bound anew); for good, a udev rule such as"
                        + " SUBSYSTEM==\"vfio\", GROUP=\"kvm\", MODE=\"0660\"")
                .formatted(System.getProperty("user.name"), node);
    }

    private String noGroup() {
        MissingIommu missing = MissingIommu.of(paths);
        return missing.cause() + ". " + missing.remedy();
    }

    private Optional<String> noNode(int group) {
        Path node = paths.groupNode(group);
        if (Files.exists(node)) {
            return Optional.empty();
        }
        if (Files.exists(node.resolveSibling("noiommu-" + group))) {
            return Optional.of(
                    "Group %d is in no-IOMMU mode, which is not supported here. Turn the IOMMU on".formatted(group));
        }
        return Optional.of(("There is no %s, although the device is bound to a VFIO driver. Use a kernel with"
                        + " CONFIG_VFIO_GROUP, or, in a container, pass /dev/vfio into it")
                .formatted(node));
    }
}
