package org.vfioscope.linux.internal.sysfs;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.OpenWay;

/** The nodes by which devices can be opened, as sysfs and /dev show them. */
public final class DeviceNodes {

    private final HostPaths paths;

    /**
     * The nodes of a host.
     *
     * @param paths where to look
     */
    public DeviceNodes(HostPaths paths) {
        this.paths = paths;
    }

    /**
     * A device's own node.
     *
     * @param name the device's name in sysfs
     * @return /dev/vfio/devices/vfioN; empty where the device is not bound to VFIO or the kernel makes no such nodes
     */
    public Optional<Path> cdev(String name) {
        return cdev(paths.device(name));
    }

    private Optional<Path> cdev(Path device) {
        // one in no-IOMMU mode is named noiommu-vfioN and has no iommufd to be bound to
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(device.resolve("vfio-dev"), "vfio[0-9]*")) {
            for (Path entry : entries) {
                Path node = paths.deviceNode(entry.getFileName().toString());
                if (Files.exists(node)) {
                    return Optional.of(node);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // the folder comes with a VFIO driver
            return Optional.empty();
        }
        return Optional.empty();
    }

    /**
     * The own nodes of all devices of a group.
     *
     * @param group the group's number
     * @return those that are there
     */
    public List<Path> cdevsOfGroup(int group) {
        List<Path> nodes = new ArrayList<>();
        Path folder = paths.iommuGroups().resolve(group + "/devices");
        try (DirectoryStream<Path> members = Files.newDirectoryStream(folder)) {
            for (Path member : members) {
                cdev(member).ifPresent(nodes::add);
            }
        } catch (IOException | DirectoryIteratorException e) {
            return List.of();
        }
        return nodes;
    }

    /**
     * The node of a group.
     *
     * @param group the group's number
     * @return /dev/vfio/N, or /dev/vfio/noiommu-N; empty where there is neither
     */
    public Optional<Path> group(int group) {
        return Stream.of(paths.groupNode(group), paths.noIommuGroupNode(group))
                .filter(Files::exists)
                .findFirst();
    }

    /**
     * The ways in which a device can be opened, where this user may open all nodes.
     *
     * @param device the device
     * @return the ways, iommufd first
     */
    public List<OpenWay> ways(DeviceDescription device) {
        return Stream.of(OpenWay.values())
                .filter(way -> !of(device, way).isEmpty())
                .toList();
    }

    /**
     * The nodes that must be opened.
     *
     * @param device the device
     * @param way in which way
     * @return the nodes; none where that way is not offered
     */
    public List<Path> of(DeviceDescription device, OpenWay way) {
        return switch (way) {
            case IOMMUFD ->
                cdev(device.name())
                        .filter(cdev -> Files.exists(paths.iommuNode()))
                        .map(cdev -> List.of(cdev, paths.iommuNode()))
                        .orElse(List.of());
            case GROUP ->
                device.iommuGroup().stream()
                        .mapToObj(this::group)
                        .flatMap(Optional::stream)
                        .toList();
        };
    }
}
