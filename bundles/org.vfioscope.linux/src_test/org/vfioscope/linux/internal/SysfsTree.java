package org.vfioscope.linux.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Builds a sysfs, /dev and /proc in a folder, device by device. */
public final class SysfsTree {

    private final Path root;
    private Path device;

    public SysfsTree(Path root) {
        this.root = root;
    }

    /** The tree of the lab's guest, as it was captured. */
    public static SysfsTree lab(Path root) throws IOException {
        SysfsTree tree = new SysfsTree(root);
        List<String> resources = new ArrayList<>();
        for (String line : captured("lab-sysfs.txt")) {
            String[] words = line.split(" ", 2);
            switch (words[0]) {
                case "#" -> {}
                case "device" -> {
                    resources.clear();
                    tree.device(words[1]);
                }
                case "attribute" -> tree.attribute(words[1].split(" ")[0], words[1].split(" ")[1]);
                case "driver" -> tree.driver(words[1]);
                case "group" -> tree.group(Integer.parseInt(words[1]));
                case "resource" -> {
                    resources.add(words[1]);
                    tree.attribute("resource", String.join("\n", resources));
                }
                default -> throw new IllegalStateException(line);
            }
        }
        return tree;
    }

    /** The lines of a file in src_test/captured. */
    public static List<String> captured(String name) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SysfsTree.class.getResourceAsStream("/captured/" + name), name),
                StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public HostPaths paths() {
        return new HostPaths(root.resolve("sys"), root.resolve("dev"), root.resolve("proc"), List.of());
    }

    /** Starts a device; what follows belongs to it. */
    public SysfsTree device(String name) throws IOException {
        device = Files.createDirectories(paths().pciDevices().resolve(name));
        return this;
    }

    /** A device with ids, class and resource file, in no group and without driver. */
    public SysfsTree plainDevice(String name) throws IOException {
        return device(name)
                .attribute("vendor", "0x8086")
                .attribute("device", "0x10d3")
                .attribute("class", "0x020000")
                .attribute("resource", "0x00000000fe000000 0x00000000fe003fff 0x0000000000040200");
    }

    /** Starts a mediated device of a parent, in no group and without driver. */
    public SysfsTree mdev(String name, String parent, String type) throws IOException {
        Path parentFolder = root.resolve("sys/devices/virtual").resolve(parent);
        Path typeFolder = Files.createDirectories(
                parentFolder.resolve("mdev_supported_types").resolve(type));
        device = Files.createDirectories(parentFolder.resolve(name));
        link("mdev_type", typeFolder);
        Files.createSymbolicLink(Files.createDirectories(paths().mdevDevices()).resolve(name), device);
        return this;
    }

    public SysfsTree attribute(String name, String value) throws IOException {
        Files.writeString(device.resolve(name), value + "\n");
        return this;
    }

    /** Binds the device; a VFIO driver makes a vfio-dev folder and the group's node, as the kernel's do. */
    public SysfsTree driver(String name) throws IOException {
        link(
                "driver",
                Files.createDirectories(root.resolve("sys/bus/pci/drivers").resolve(name)));
        if (name.equals("vfio-pci") || name.equals("mtty")) {
            Files.createDirectories(device.resolve("vfio-dev"));
        }
        return this;
    }

    public SysfsTree group(int number) throws IOException {
        Path members = Files.createDirectories(paths().iommuGroups().resolve(number + "/devices"));
        link("iommu_group", members.getParent());
        Files.createSymbolicLink(members.resolve(device.getFileName()), device);
        return this;
    }

    /** A file that stands for the group's node. */
    public SysfsTree node(int group) throws IOException {
        return file(paths().groupNode(group));
    }

    /** The device's own node, as kernels with the cdev make it. */
    public SysfsTree cdev(String vfioDevice) throws IOException {
        Files.createDirectories(device.resolve("vfio-dev").resolve(vfioDevice));
        return file(paths().deviceNode(vfioDevice));
    }

    /** A file that stands for /dev/iommu. */
    public SysfsTree iommu() throws IOException {
        return file(paths().iommuNode());
    }

    /** A file that stands for a node. */
    public SysfsTree file(Path node) throws IOException {
        Files.createDirectories(node.getParent());
        Files.writeString(node, "");
        return this;
    }

    private void link(String name, Path target) throws IOException {
        Files.createSymbolicLink(device.resolve(name), target);
    }
}
