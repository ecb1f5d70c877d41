package org.vfioscope.linux.internal.holders;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.model.host.DeviceHolding;

/** Tells from a descriptor's link, and where it says so its fdinfo, which VFIO devices it opens. */
final class DeviceLinks {

    /** What anon_inode_getfile names a device that was opened through its group (vfio_device_open_file, drivers/vfio/group.c). */
    private static final String ANONYMOUS = "anon_inode:[vfio-device]";

    /** The field of fdinfo with the device's folder in sysfs (vfio_device_show_fdinfo, drivers/vfio/vfio_main.c). */
    private static final String SYSPATH = "vfio-device-syspath";

    private final HostPaths paths;
    private final Pattern group;
    private final Pattern cdev;

    DeviceLinks(HostPaths paths) {
        this.paths = paths;
        String nodes = Pattern.quote(paths.dev().resolve("vfio").toString());
        this.group = Pattern.compile(nodes + "/(?:noiommu-)?([0-9]{1,9})");
        this.cdev = Pattern.compile(nodes + "/devices/((?:noiommu-)?vfio[0-9]{1,9})");
    }

    /** The holding that a descriptor is; empty where it leads elsewhere. */
    Optional<DeviceHolding> holding(ProcProcess process, ProcDescriptor descriptor) throws IOException {
        String target = descriptor.target();
        Matcher node = cdev.matcher(target);
        if (node.matches() || target.equals(ANONYMOUS)) {
            Optional<String> device = descriptor
                    .fdinfo()
                    .text(SYSPATH)
                    .map(path -> Path.of(path).getFileName().toString())
                    .or(() -> node.matches() ? ofCdev(node.group(1)) : Optional.empty());
            return Optional.of(new DeviceHolding(
                    process.pid(),
                    process.name(),
                    descriptor.number(),
                    DeviceHolding.Kind.DEVICE,
                    device.stream().toList()));
        }
        Matcher number = group.matcher(target);
        return number.matches()
                ? Optional.of(new DeviceHolding(
                        process.pid(),
                        process.name(),
                        descriptor.number(),
                        DeviceHolding.Kind.GROUP,
                        ofGroup(number.group(1))))
                : Optional.empty();
    }

    private Optional<String> ofCdev(String name) {
        try {
            Path device = paths.sysfs().resolve("class/vfio-dev").resolve(name).resolve("device");
            return Optional.of(device.toRealPath().getFileName().toString());
        } catch (IOException e) {
            // unbound meanwhile
            return Optional.empty();
        }
    }

    private List<String> ofGroup(String number) {
        List<String> devices = new ArrayList<>();
        Path folder = paths.iommuGroups().resolve(number).resolve("devices");
        try (DirectoryStream<Path> members = Files.newDirectoryStream(folder)) {
            members.forEach(member -> devices.add(member.getFileName().toString()));
        } catch (IOException | DirectoryIteratorException e) {
            // the group went away with its last device
            return List.of();
        }
        devices.sort(null);
        return devices;
    }
}
