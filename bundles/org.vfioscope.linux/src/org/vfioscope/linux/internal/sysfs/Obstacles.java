package org.vfioscope.linux.internal.sysfs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.OpenWay;

/** Why a device cannot be opened, as far as can be told without trying, and what mends it. */
public final class Obstacles {

    /** Base class 06 (bridge), subclass 04 (PCI to PCI), linux/pci_ids.h PCI_CLASS_BRIDGE_PCI. */
    private static final int CLASS_BRIDGE_PCI = 0x0604;

    private final HostPaths paths;
    private final DeviceNodes nodes;
    private final Predicate<Path> mayOpen;

    /**
     * Obstacles to opening.
     *
     * @param paths where to look
     * @param mayOpen whether this user may read and write a node
     */
    public Obstacles(HostPaths paths, Predicate<Path> mayOpen) {
        this.paths = paths;
        this.nodes = new DeviceNodes(paths);
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
        if (!new SysfsDevice(paths.device(device.name())).isBoundToVfio()) {
            return Optional.of(device.pci().isPresent() ? notBound(device) : mdevNotBound(device));
        }
        return nodes.ways(device).isEmpty()
                ? Optional.of(noNode(device.iommuGroup().getAsInt()))
                : Optional.empty();
    }

    /**
     * The ways in which a device can be opened.
     *
     * @param device the device, as sysfs shows it now
     * @return those that the host offers; those that are open to this user first, and among equals iommufd before the group
     */
    public List<OpenWay> ways(DeviceDescription device) {
        // a stable sort; false comes first
        return nodes.ways(device).stream()
                .sorted(Comparator.comparing(way -> !mayOpenAll(device, way)))
                .toList();
    }

    private boolean mayOpenAll(DeviceDescription device, OpenWay way) {
        return nodes.of(device, way).stream().allMatch(mayOpen);
    }

    /**
     * What keeps a device from being opened: what is certain, or else the rights of this user.
     *
     * @param device the device, as sysfs shows it now
     * @return cause and remedy, or empty where it can be tried
     */
    public Optional<String> find(DeviceDescription device) {
        return certain(device).or(() -> {
            OpenWay best = ways(device).getFirst();
            List<Path> closed =
                    nodes.of(device, best).stream().filter(mayOpen.negate()).toList();
            return closed.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            "This user may not read and write %s. %s".formatted(join(closed, " and "), grant(closed)));
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
     * A device with what keeps it from being opened.
     *
     * @param d the device, as sysfs shows it now
     * @return the same with its obstacle, if there is one
     */
    DeviceDescription added(DeviceDescription d) {
        return new DeviceDescription(
                d.name(),
                d.providerId(),
                d.simulated(),
                d.title(),
                d.pci(),
                d.driver(),
                d.iommuGroup(),
                d.bars(),
                find(d));
    }

    /**
     * How a user gets the right to open nodes.
     *
     * @param nodes /dev/iommu or below /dev/vfio
     * @return the commands, in one sentence without its full stop
     */
    public static String grant(List<Path> nodes) {
        return "As root: chown %s %s (until the device is bound anew); for good, udev rules such as %s"
                .formatted(
                        System.getProperty("user.name"),
                        join(nodes, " "),
                        nodes.stream().map(Obstacles::rule).distinct().collect(Collectors.joining(" and ")));
    }

    private static String rule(Path node) {
        // the kernel's names: vfio for groups, vfio-dev for devices; iommu is a device of the class misc
        String match = node.endsWith("iommu")
                ? "KERNEL==\"iommu\""
                : node.getParent().endsWith("devices") ? "SUBSYSTEM==\"vfio-dev\"" : "SUBSYSTEM==\"vfio\"";
        return match + ", GROUP=\"kvm\", MODE=\"0660\"";
    }

    private static String join(List<Path> nodes, String separator) {
        return nodes.stream().map(Path::toString).collect(Collectors.joining(separator));
    }

    private static String notBound(DeviceDescription device) {
        return "%s. As root: %s%s"
                .formatted(
                        device.driver()
                                .map(driver -> "It is bound to " + driver + ", not to a VFIO driver")
                                .orElse("It is bound to no driver; VFIO needs vfio-pci"),
                        BindCommands.bindToVfio(device.name(), device.driver()),
                        device.driver()
                                .map(driver -> " (the host then loses the device)")
                                .orElse(""));
    }

    private static String mdevNotBound(DeviceDescription device) {
        return "The mediated device is bound to no driver that gives it to VFIO. As root: echo %s > /sys/bus/mdev/drivers_probe"
                .formatted(device.name());
    }

    private String noGroup() {
        MissingIommu missing = MissingIommu.of(paths);
        return missing.cause() + ". " + missing.remedy();
    }

    private String noNode(int group) {
        return ("There is no %s, although the device is bound to a VFIO driver. Use a kernel with"
                        + " CONFIG_VFIO_GROUP, or with CONFIG_VFIO_DEVICE_CDEV and iommufd (modprobe iommufd), or, in a"
                        + " container, pass /dev/vfio into it")
                .formatted(paths.groupNode(group));
    }
}
