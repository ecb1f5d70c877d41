package org.vfioscope.linux.internal.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.sysfs.HostFiles;
import org.vfioscope.linux.internal.sysfs.SysfsDevice;
import org.vfioscope.model.host.Finding;

/** Whether the kernel's VFIO is there: drivers, nodes, iommufd, and devices that are bound to it. */
final class VfioExamination {

    private static final Found DRIVER = new Found("vfio-pci");
    private static final Found CONTAINER = new Found("vfio-container");
    private static final Found IOMMUFD = new Found("iommufd");
    private static final Found DEVICES = new Found("vfio-devices");

    private static final String VFIO_PCI = "vfio-pci";
    private static final String TYPE1 = "vfio_iommu_type1";

    private final HostPaths paths;
    private final Predicate<Path> mayOpen;
    private final ModuleFiles modules;

    VfioExamination(HostPaths paths, Predicate<Path> mayOpen) {
        this.paths = paths;
        this.mayOpen = mayOpen;
        this.modules = new ModuleFiles(paths);
    }

    List<Finding> examine() {
        return List.of(driver(), container(), iommufd(), devices());
    }

    private Finding driver() {
        return isLoaded()
                ? DRIVER.ok("The driver vfio-pci is loaded", "Devices can be bound to it.")
                : DRIVER.error(
                        "The driver vfio-pci is not loaded",
                        "No device can be bound to it until it is." + unlessThere(VFIO_PCI),
                        modules.command(VFIO_PCI));
    }

    private boolean isLoaded() {
        return HostFiles.names(paths.sysfs().resolve("bus/pci/drivers")).contains(VFIO_PCI);
    }

    /** What keeps a module from being loaded, to be put behind another sentence; nothing where modprobe would do. */
    private String unlessThere(String module) {
        return modules.has(module) ? "" : " " + modules.missing(module);
    }

    private Finding container() {
        Path node = paths.containerNode();
        Path iommu = paths.dev().resolve("iommu");
        if (!Files.exists(node)) {
            return Files.exists(iommu)
                    ? CONTAINER.note("There is no " + node, "Devices are opened through iommufd alone.")
                    : CONTAINER.error(
                            "There is no " + node,
                            isLoaded()
                                    ? "The kernel lacks CONFIG_VFIO_GROUP, or, in a container, /dev/vfio was not passed into it."
                                    : "It comes with the driver vfio-pci.",
                            Optional.empty());
        }
        if (!mayOpen.test(node)) {
            return CONTAINER.error(
                    "This user may not read and write " + node,
                    "The kernel makes it open to all; what counts is the right to a group's node.",
                    Optional.of("chmod 0666 " + node));
        }
        return Files.exists(paths.sysfs().resolve("module").resolve(TYPE1)) || Files.exists(iommu)
                ? CONTAINER.ok(
                        "The container node %s is there".formatted(node), "Devices can be opened by their group.")
                : CONTAINER.error(
                        "The IOMMU driver of containers is not loaded",
                        "A group cannot be opened without it: VFIO_SET_IOMMU answers ENODEV." + unlessThere(TYPE1),
                        modules.command(TYPE1));
    }

    private Finding iommufd() {
        Path node = paths.dev().resolve("iommu");
        if (!Files.exists(node)) {
            String detail =
                    "Devices are opened by their group; importing a dmabuf into an address space is not possible.";
            return modules.has("iommufd")
                    ? IOMMUFD.note("iommufd is not loaded", detail, "modprobe iommufd")
                    : IOMMUFD.note("There is no iommufd", detail + " The kernel needs CONFIG_IOMMUFD for it.");
        }
        if (!mayOpen.test(node)) {
            return IOMMUFD.warning(
                    "This user may not read and write " + node,
                    "Devices are opened by their group; importing a dmabuf into an address space is not possible.",
                    Optional.of(NodeRight.command(node.toString())));
        }
        return anyCdev()
                ? IOMMUFD.ok("iommufd is there, and devices have nodes of their own", "Both ways of opening work.")
                : IOMMUFD.note(
                        "iommufd is there, but no device has a node below /dev/vfio/devices",
                        "Either none is bound to a VFIO driver, or the kernel lacks CONFIG_VFIO_DEVICE_CDEV.");
    }

    private boolean anyCdev() {
        return !HostFiles.names(paths.dev().resolve("vfio/devices")).isEmpty();
    }

    private Finding devices() {
        List<String> bound = new ArrayList<>();
        for (String name : HostFiles.names(paths.pciDevices())) {
            if (new SysfsDevice(paths.pciDevices().resolve(name)).isBoundToVfio()) {
                bound.add(name);
            }
        }
        return bound.isEmpty()
                ? DEVICES.warning(
                        "No PCI device is bound to a VFIO driver",
                        "None can be opened. vfioscope devices lists them; vfioscope bind DEVICE shows what it would"
                                + " do, and asks before it does it.",
                        Optional.empty())
                : DEVICES.ok(
                        "%s PCI device%s bound to a VFIO driver"
                                .formatted(bound.size(), bound.size() == 1 ? " is" : "s are"),
                        String.join(", ", bound) + ".");
    }
}
