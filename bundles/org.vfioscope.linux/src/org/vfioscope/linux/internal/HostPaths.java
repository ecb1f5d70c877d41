package org.vfioscope.linux.internal;

import java.nio.file.Path;
import java.util.List;

/**
 * Where the kernel shows itself and where pci.ids lies; tests point it at a captured tree.
 *
 * @param sysfs the root of sysfs
 * @param dev the root of the device nodes
 * @param proc the root of procfs
 * @param pciIds files with the names of PCI ids, the best first; those that are not there are passed over
 */
public record HostPaths(Path sysfs, Path dev, Path proc, List<Path> pciIds) {

    /** Keeps an own copy. */
    public HostPaths {
        pciIds = List.copyOf(pciIds);
    }

    /** {@return the paths of the running system} */
    public static HostPaths real() {
        return new HostPaths(
                Path.of("/sys"),
                Path.of("/dev"),
                Path.of("/proc"),
                // Debian's, Fedora's and Arch's, openSUSE's place
                List.of(
                        Path.of("/usr/share/misc/pci.ids"),
                        Path.of("/usr/share/hwdata/pci.ids"),
                        Path.of("/usr/share/pci.ids")));
    }

    /** {@return the folder with one entry a PCI device} */
    public Path pciDevices() {
        return sysfs.resolve("bus/pci/devices");
    }

    /** {@return the folder with one entry an IOMMU group} */
    public Path iommuGroups() {
        return sysfs.resolve("kernel/iommu_groups");
    }

    /** {@return the node through which containers are made} */
    public Path containerNode() {
        return dev.resolve("vfio/vfio");
    }

    /**
     * The node of an IOMMU group.
     *
     * @param group the group's number
     * @return its node, which is there while a device of the group is bound to a VFIO driver
     */
    public Path groupNode(int group) {
        return dev.resolve("vfio/" + group);
    }

    /**
     * A file of the host outside the kernel's own file systems, such as its boot configuration.
     *
     * @param path without the leading slash
     * @return the file, below the root that procfs is mounted in
     */
    public Path rootFile(String path) {
        return proc.resolveSibling(path);
    }
}
