package org.vfioscope.linux.internal.sysfs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.model.DeviceDescription;

/**
 * The mediated devices below sysfs (Linux: Documentation/driver-api/vfio-mediated-device.rst): parts of a device that its
 * driver gives away by itself, without a place on the PCI bus. Their names are UUIDs.
 */
public final class MdevBus {

    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final HostPaths paths;
    private final Obstacles obstacles;

    /**
     * The devices below a sysfs root.
     *
     * @param paths where to look
     * @param obstacles what keeps devices from being opened
     */
    public MdevBus(HostPaths paths, Obstacles obstacles) {
        this.paths = paths;
        this.obstacles = obstacles;
    }

    /**
     * Whether a name has the form of a mediated device's.
     *
     * @param name as a user typed it
     * @return whether it is a UUID
     */
    public static boolean isName(String name) {
        return UUID.matcher(name).matches();
    }

    /**
     * The names of all mediated devices.
     *
     * @return in ascending order; none where the kernel has no mediated devices
     * @throws VfioException if the folder of devices is there but cannot be listed
     */
    public List<String> names() throws VfioException {
        List<String> found = new ArrayList<>(SysfsFolder.names(paths.mdevDevices()));
        found.removeIf(name -> !isName(name));
        Collections.sort(found);
        return found;
    }

    /**
     * Describes a mediated device.
     *
     * @param uuid its name, in letters of either case
     * @return the device; empty where there is none, or it went away while it was read
     */
    public Optional<DeviceDescription> device(String uuid) {
        String name = uuid.toLowerCase(Locale.ROOT);
        Path folder = paths.mdevDevices().resolve(name);
        SysfsDevice files = new SysfsDevice(folder);
        DeviceDescription device = new DeviceDescription(
                name,
                PciBus.PROVIDER,
                false,
                title(files, folder),
                Optional.empty(),
                files.driver(),
                files.iommuGroup(),
                List.of(),
                Optional.empty());
        return files.exists() ? Optional.of(obstacles.added(device)) : Optional.empty();
    }

    /** A type's name is what its driver calls it, such as {@code GRID V100-8Q}; not every driver gives one. */
    private static String title(SysfsDevice files, Path folder) {
        String type = files.lines("mdev_type/name").stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .or(() -> files.link("mdev_type"))
                .orElse("Mediated device");
        return SysfsDevice.realName(folder.resolve(".."))
                .map(parent -> "%s (mediated by %s)".formatted(type, parent))
                .orElse(type);
    }
}
