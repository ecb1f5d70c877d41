package org.vfioscope.linux.internal.sysfs;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.names.PciNames;
import org.vfioscope.model.Bdf;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.PciIdentity;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** The PCI devices below sysfs, read without waking any. */
public final class PciBus {

    /** The id of the provider whose devices these are. */
    public static final String PROVIDER = "linux";

    private final HostPaths paths;
    private final PciNames names;
    private final Obstacles obstacles;

    /**
     * The devices below a sysfs root.
     *
     * @param paths where to look
     * @param names the names of PCI ids
     * @param obstacles what keeps devices from being opened
     */
    public PciBus(HostPaths paths, PciNames names, Obstacles obstacles) {
        this.paths = paths;
        this.names = names;
        this.obstacles = obstacles;
    }

    /**
     * The addresses of all devices.
     *
     * @return in ascending order; none where the kernel has no PCI
     * @throws VfioException if the folder of devices is there but cannot be listed
     */
    public List<Bdf> addresses() throws VfioException {
        List<Bdf> found = new ArrayList<>();
        Path folder = paths.pciDevices();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                Bdf.parse(entry.getFileName().toString()).ifPresent(found::add);
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (AccessDeniedException e) {
            throw new VfioException(folder.toString(), Operation.DISCOVER, Errno.EACCES);
        } catch (IOException | DirectoryIteratorException e) {
            throw new VfioException(folder.toString(), Operation.DISCOVER, Errno.EIO);
        }
        Collections.sort(found);
        return found;
    }

    /**
     * Describes a device.
     *
     * @param address its address
     * @return the device; empty where there is none, or it went away while it was read
     */
    public Optional<DeviceDescription> device(Bdf address) {
        SysfsDevice files = new SysfsDevice(paths.pciDevices().resolve(address.toString()));
        Optional<PciIdentity> identity = identity(files);
        DeviceDescription device = new DeviceDescription(
                address.toString(),
                PROVIDER,
                false,
                identity.map(PciIdentity::title).orElse("PCI device without readable ids"),
                identity,
                files.driver(),
                files.iommuGroup(),
                PciResources.parse(files.lines("resource")),
                Optional.empty());
        return files.exists() ? Optional.of(withObstacle(device)) : Optional.empty();
    }

    private Optional<PciIdentity> identity(SysfsDevice files) {
        OptionalInt vendor = files.hex("vendor");
        OptionalInt device = files.hex("device");
        OptionalInt classCode = files.hex("class");
        if (vendor.isEmpty() || device.isEmpty() || classCode.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PciIdentity(
                vendor.getAsInt(),
                device.getAsInt(),
                files.hex("subsystem_vendor").orElse(0),
                files.hex("subsystem_device").orElse(0),
                classCode.getAsInt(),
                files.hex("revision").orElse(0),
                names.vendor(vendor.getAsInt()),
                names.device(vendor.getAsInt(), device.getAsInt()),
                names.deviceClass(classCode.getAsInt())));
    }

    private DeviceDescription withObstacle(DeviceDescription d) {
        return new DeviceDescription(
                d.name(),
                d.providerId(),
                d.simulated(),
                d.title(),
                d.pci(),
                d.driver(),
                d.iommuGroup(),
                d.bars(),
                obstacles.find(d));
    }
}
