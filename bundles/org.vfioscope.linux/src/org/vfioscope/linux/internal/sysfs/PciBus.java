package org.vfioscope.linux.internal.sysfs;

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
        SysfsFolder.names(paths.pciDevices()).forEach(name -> Bdf.parse(name).ifPresent(found::add));
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
        return files.exists() ? Optional.of(obstacles.added(device)) : Optional.empty();
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
}
