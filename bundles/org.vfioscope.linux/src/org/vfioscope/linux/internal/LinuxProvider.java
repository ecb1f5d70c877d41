package org.vfioscope.linux.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.access.spi.Doctor;
import org.vfioscope.access.spi.DriverBinder;
import org.vfioscope.access.spi.HolderScanner;
import org.vfioscope.linux.internal.binding.SysfsBinder;
import org.vfioscope.linux.internal.doctor.HostDoctor;
import org.vfioscope.linux.internal.holders.ProcScanner;
import org.vfioscope.linux.internal.names.PciNames;
import org.vfioscope.linux.internal.sysfs.Obstacles;
import org.vfioscope.linux.internal.sysfs.PciBus;
import org.vfioscope.linux.internal.vfio.VfioGroups;
import org.vfioscope.model.Bdf;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.OpenWay;

/** The PCI devices of this host: found in sysfs, opened by their IOMMU group and a type1 container. */
public final class LinuxProvider implements DeviceProvider {

    /** As many devices as a message names without becoming a list. */
    private static final int NAMED_IN_MESSAGE = 10;

    private final PciBus bus;
    private final Obstacles obstacles;
    private final VfioGroups groups;
    private final HolderScanner holders;
    private final Doctor doctor;
    private final DriverBinder binder;

    /** The devices of the running system. */
    public LinuxProvider() {
        this(HostPaths.real());
    }

    /**
     * The devices below given roots.
     *
     * @param paths where to look
     */
    public LinuxProvider(HostPaths paths) {
        this.obstacles = Obstacles.ofThisUser(paths);
        this.bus = new PciBus(paths, new PciNames(paths.pciIds()), obstacles);
        this.groups = new VfioGroups(paths);
        this.holders = new ProcScanner(paths);
        this.doctor = new HostDoctor(paths);
        this.binder = new SysfsBinder(paths);
    }

    @Override
    public String id() {
        return PciBus.PROVIDER;
    }

    @Override
    public String label() {
        return "Host devices";
    }

    @Override
    public boolean simulated() {
        return false;
    }

    @Override
    public List<DeviceDescription> discover(BooleanSupplier cancelled) throws VfioException {
        List<DeviceDescription> devices = new ArrayList<>();
        for (Bdf address : bus.addresses()) {
            if (cancelled.getAsBoolean()) {
                break;
            }
            bus.device(address).ifPresent(devices::add);
        }
        return devices;
    }

    @Override
    public boolean accepts(String name) {
        return Bdf.parse(name).isPresent();
    }

    @Override
    public DeviceDescription describe(String name) throws VfioException, DeviceException {
        Optional<DeviceDescription> device = Bdf.parse(name).flatMap(bus::device);
        if (device.isEmpty()) {
            throw new DeviceException(unknown(name));
        }
        return device.get();
    }

    @Override
    public List<OpenWay> ways(DeviceDescription device) {
        return List.of(OpenWay.GROUP);
    }

    @Override
    public DeviceIo open(DeviceDescription device, Optional<OpenWay> way) throws VfioException, DeviceException {
        if (way.filter(chosen -> chosen != OpenWay.GROUP).isPresent()) {
            throw new DeviceException("%s can only be opened by its group".formatted(device.name()));
        }
        // what discovery saw may be long ago
        DeviceDescription now = describe(device.name());
        Optional<String> obstacle = obstacles.certain(now);
        if (obstacle.isPresent()) {
            throw new DeviceException("%s cannot be opened. %s.".formatted(now.name(), obstacle.get()));
        }
        return groups.open(now.name(), now.iommuGroup().orElseThrow());
    }

    @Override
    public Optional<HolderScanner> holders() {
        return Optional.of(holders);
    }

    @Override
    public Optional<Doctor> doctor() {
        return Optional.of(doctor);
    }

    @Override
    public Optional<DriverBinder> binder() {
        return Optional.of(binder);
    }

    private String unknown(String name) throws VfioException {
        List<Bdf> known = bus.addresses();
        if (known.isEmpty()) {
            return "there is no PCI device %s: this host has no PCI devices at all".formatted(name);
        }
        String some = known.stream().limit(NAMED_IN_MESSAGE).map(Bdf::toString).collect(Collectors.joining(", "));
        String more = known.size() > NAMED_IN_MESSAGE ? " and %d more".formatted(known.size() - NAMED_IN_MESSAGE) : "";
        return "there is no PCI device %s; there are %s%s".formatted(name, some, more);
    }
}
