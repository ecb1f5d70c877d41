package org.vfioscope.linux.internal;

import java.nio.file.Path;
import java.util.List;
import org.vfioscope.model.Bdf;

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

    /** {@return the folder with one entry a mediated device} */
    public Path mdevDevices() {
        return sysfs.resolve("bus/mdev/devices");
    }

    /**
     * The folder of a device.
     *
     * @param name a PCI address in full, or the UUID of a mediated device
     * @return its folder, which is there while the device is
     */
    public Path device(String name) {
        return (Bdf.parse(name).isPresent() ? pciDevices() : mdevDevices()).resolve(name);
    }

    /** {@return the folder with one entry an IOMMU group} */
    public Path iommuGroups() {
        return sysfs.resolve("kernel/iommu_groups");
    }

    /** {@return the file of debugfs that lists all dmabufs; it is there where debugfs is mounted, for root} */
    public Path dmabufs() {
        return sysfs.resolve("kernel/debug/dma_buf/bufinfo");
    }

    /** {@return the node through which containers are made} */
    public Path containerNode() {
        return dev.resolve("vfio/vfio");
    }

    /** {@return the node of iommufd} */
    public Path iommuNode() {
        return dev.resolve("iommu");
    }

    /**
     * The node of a device.
     *
     * @param vfioDevice its name among VFIO's devices, such as {@code vfio3}
     * @return its node, which is there while it is bound to a VFIO driver and the kernel makes such nodes
     */
    public Path deviceNode(String vfioDevice) {
        return dev.resolve("vfio/devices").resolve(vfioDevice);
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
     * The node of a group in no-IOMMU mode.
     *
     * @param group the group's number
     * @return its node, which is there in place of {@link #groupNode}
     */
    public Path noIommuGroupNode(int group) {
        return dev.resolve("vfio/noiommu-" + group);
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
