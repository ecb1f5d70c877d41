package org.vfioscope.linux.internal.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.binding.DeviceUse;
import org.vfioscope.linux.internal.holders.ProcScanner;
import org.vfioscope.linux.internal.sysfs.BindCommands;
import org.vfioscope.linux.internal.sysfs.DeviceNodes;
import org.vfioscope.linux.internal.sysfs.IommuGroup;
import org.vfioscope.linux.internal.sysfs.MissingIommu;
import org.vfioscope.linux.internal.sysfs.Obstacles;
import org.vfioscope.linux.internal.sysfs.SysfsDevice;
import org.vfioscope.model.Bdf;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.OpenWay;
import org.vfioscope.model.host.DeviceHolding;
import org.vfioscope.model.host.Finding;

/** Examines one PCI device: its group, driver, nodes, who has it open, and its state. */
final class DeviceExamination {

    private static final Found GROUP = new Found("device-group");
    private static final Found DRIVER = new Found("device-driver");
    private static final Found VIABLE = new Found("device-group-viable");
    private static final Found NODE = new Found("device-node");
    private static final Found HOLDERS = new Found("device-holders");

    private static final String VFIO_PCI = "vfio-pci";

    private final HostPaths paths;
    private final Predicate<Path> mayOpen;
    private final DeviceDescription device;
    private final SysfsDevice files;
    private final DeviceUse use;

    DeviceExamination(HostPaths paths, Predicate<Path> mayOpen, DeviceDescription device) {
        this.paths = paths;
        this.mayOpen = mayOpen;
        this.device = device;
        this.use = new DeviceUse(paths);
        this.files = new SysfsDevice(paths.device(device.name()));
    }

    List<Finding> examine() throws VfioException {
        if (Obstacles.isBridge(device)) {
            return List.of(DRIVER.error(
                    "It is a PCI bridge",
                    "A bridge cannot be given to VFIO; the devices behind it can.",
                    Optional.empty()));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(group());
        findings.add(driver());
        if (device.iommuGroup().isPresent()) {
            findings.add(viable(device.iommuGroup().getAsInt()));
            if (files.isBoundToVfio()) {
                findings.add(node());
            }
        }
        List<DeviceHolding> holders = holders();
        findings.add(holders(holders));
        findings.addAll(new DeviceStateExamination(paths, device.name()).examine(!holders.isEmpty()));
        return findings;
    }

    private Finding group() {
        if (device.iommuGroup().isPresent()) {
            return GROUP.ok(
                    "It is in IOMMU group " + device.iommuGroup().getAsInt(),
                    "DMA of the device goes through the IOMMU.");
        }
        MissingIommu missing = MissingIommu.of(paths);
        return GROUP.error("It is in no IOMMU group", missing.explained(), missing.command());
    }

    private Finding driver() {
        Optional<String> driver = files.driver();
        if (files.isBoundToVfio()) {
            return DRIVER.ok("It is bound to " + driver.orElse("a VFIO driver"), "VFIO can open it.");
        }
        if (device.pci().isEmpty()) {
            return DRIVER.error(
                    "It is bound to no VFIO driver",
                    "A mediated device comes with one: see dmesg for why it did not take it.",
                    Optional.of("dmesg | grep -i mdev"));
        }
        String title = driver.map(name -> "It is bound to %s, not to a VFIO driver".formatted(name))
                .orElse("It is bound to no driver");
        Optional<String> uses = uses(device.name());
        if (uses.isPresent()) {
            return DRIVER.error(
                    title,
                    "The host uses it: %s. Give it up first; then vfioscope bind %s gives it to vfio-pci."
                            .formatted(uses.get(), device.name()),
                    Optional.empty());
        }
        ModuleFiles modules = new ModuleFiles(paths);
        if (!modules.has(VFIO_PCI)) {
            return DRIVER.error(title, modules.missing(VFIO_PCI), Optional.empty());
        }
        return DRIVER.error(
                title,
                "%s vfioscope bind %s does the same, after checking that the host does not use the device."
                        .formatted(
                                driver.isPresent()
                                        ? "With the command the host loses the device."
                                        : "VFIO needs vfio-pci.",
                                device.name()),
                Optional.of(BindCommands.bindToVfio(device.name(), driver)));
    }

    private Finding viable(int group) {
        List<IommuGroup.Blocker> blockers = IommuGroup.blockers(paths, group).stream()
                .filter(blocker -> !blocker.name().equals(device.name()))
                .toList();
        if (blockers.isEmpty()) {
            return VIABLE.ok("No other device keeps its group from VFIO", "A group goes to VFIO as a whole.");
        }
        String title = "IOMMU group %s is not viable: %s"
                .formatted(
                        group,
                        blockers.stream()
                                .map(blocker -> "%s is bound to %s".formatted(blocker.name(), blocker.driver()))
                                .collect(Collectors.joining(", ")));
        String uses = blockers.stream()
                .flatMap(blocker -> uses(blocker.name()).map(use -> "%s: %s".formatted(blocker.name(), use)).stream())
                .collect(Collectors.joining("; "));
        if (!uses.isEmpty()) {
            return VIABLE.error(
                    title,
                    "A group goes to VFIO as a whole, but the host uses these devices. %s. Give them up first; then vfioscope bind %s takes the group."
                            .formatted(uses, device.name()),
                    Optional.empty());
        }
        ModuleFiles modules = new ModuleFiles(paths);
        if (!modules.has(VFIO_PCI)) {
            return VIABLE.error(
                    title, "A group goes to VFIO as a whole. " + modules.missing(VFIO_PCI), Optional.empty());
        }
        return VIABLE.error(
                title,
                "A group goes to VFIO as a whole. With the command the host loses these devices too.",
                Optional.of(blockers.stream()
                        .map(blocker -> BindCommands.bindToVfio(blocker.name(), Optional.of(blocker.driver())))
                        .collect(Collectors.joining(" && "))));
    }

    private Finding node() {
        DeviceNodes nodes = new DeviceNodes(paths);
        List<OpenWay> ways = nodes.ways(device);
        if (ways.isEmpty()) {
            return NODE.error(
                    "There is no node to open it by",
                    "The device is bound to a VFIO driver, but neither its group nor itself has a node: the kernel needs"
                            + " CONFIG_VFIO_GROUP or CONFIG_VFIO_DEVICE_CDEV; a container needs /dev/vfio passed into it.",
                    Optional.empty());
        }
        List<OpenWay> open = ways.stream()
                .filter(way -> nodes.of(device, way).stream().allMatch(mayOpen))
                .toList();
        if (open.isEmpty()) {
            List<String> closed = nodes.of(device, ways.getFirst()).stream()
                    .filter(mayOpen.negate())
                    .map(Path::toString)
                    .toList();
            return NODE.error(
                    "This user may not read and write " + String.join(" and ", closed),
                    NodeRight.forGood(),
                    Optional.of(NodeRight.command(String.join(" ", closed))));
        }
        return NODE.ok(
                "This user may open it",
                open.stream()
                                .flatMap(way -> nodes.of(device, way).stream())
                                .map(Path::toString)
                                .collect(Collectors.joining(", "))
                        + ".");
    }

    private List<DeviceHolding> holders() throws VfioException {
        return new ProcScanner(paths)
                .scan(() -> false).devices().stream()
                        .filter(holding -> holding.devices().contains(device.name()))
                        .toList();
    }

    private Finding holders(List<DeviceHolding> holders) {
        if (holders.isEmpty()) {
            return HOLDERS.ok("No process is seen to have it open", "Processes of other users show to root alone.");
        }
        String names = holders.stream()
                .map(holding -> "%s (%s)".formatted(holding.process(), holding.pid()))
                .distinct()
                .collect(Collectors.joining(", "));
        return HOLDERS.warning(
                "It, or its group, is open in %s".formatted(names),
                "A device and its group have one owner at a time; anybody else gets EBUSY.",
                Optional.empty());
    }

    /** What the host uses a device for: no command that takes it away is offered then. */
    private Optional<String> uses(String name) {
        if (Bdf.parse(name).isEmpty()) {
            // a platform or mediated device, of which no use is known
            return Optional.empty();
        }
        try {
            return Optional.of(String.join("; ", use.ofHost(name))).filter(uses -> !uses.isEmpty());
        } catch (DeviceException e) {
            return Optional.of(e.getMessage());
        }
    }
}
