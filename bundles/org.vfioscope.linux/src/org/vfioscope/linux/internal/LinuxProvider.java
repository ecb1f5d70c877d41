package org.vfioscope.linux.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.access.spi.DmabufReceiver;
import org.vfioscope.access.spi.Doctor;
import org.vfioscope.access.spi.DriverBinder;
import org.vfioscope.access.spi.HolderScanner;
import org.vfioscope.linux.internal.binding.SysfsBinder;
import org.vfioscope.linux.internal.doctor.HostDoctor;
import org.vfioscope.linux.internal.holders.ProcScanner;
import org.vfioscope.linux.internal.libc.IoctlCall;
import org.vfioscope.linux.internal.names.PciNames;
import org.vfioscope.linux.internal.sysfs.DeviceMemory;
import org.vfioscope.linux.internal.sysfs.DeviceNodes;
import org.vfioscope.linux.internal.sysfs.MdevBus;
import org.vfioscope.linux.internal.sysfs.Obstacles;
import org.vfioscope.linux.internal.sysfs.PciBus;
import org.vfioscope.linux.internal.vfio.CdevDevices;
import org.vfioscope.linux.internal.vfio.KernelDmabufReceiver;
import org.vfioscope.linux.internal.vfio.VfioGroups;
import org.vfioscope.model.Bdf;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.OpenWay;
import org.vfioscope.model.host.MemoryAnswer;

/** The PCI and mediated devices of this host: found in sysfs, opened by iommufd or by their IOMMU group. */
public final class LinuxProvider implements DeviceProvider {

    /** As many devices as a message names without becoming a list. */
    private static final int NAMED_IN_MESSAGE = 10;

    private final HostPaths paths;
    private final PciBus bus;
    private final MdevBus mdevs;
    private final Obstacles obstacles;
    private final DeviceNodes nodes;
    private final VfioGroups groups;
    private final CdevDevices cdevs;
    private final DmabufReceiver receiver;
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
        this.paths = paths;
        this.obstacles = Obstacles.ofThisUser(paths);
        this.bus = new PciBus(paths, new PciNames(paths.pciIds()), obstacles);
        this.mdevs = new MdevBus(paths, obstacles);
        this.nodes = new DeviceNodes(paths);
        this.groups = new VfioGroups(paths, IoctlCall.KERNEL);
        this.cdevs = new CdevDevices(paths, IoctlCall.KERNEL);
        this.receiver = new KernelDmabufReceiver(paths);
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
        for (String name : mdevs.names()) {
            if (cancelled.getAsBoolean()) {
                break;
            }
            mdevs.device(name).ifPresent(devices::add);
        }
        return devices;
    }

    @Override
    public boolean accepts(String name) {
        return Bdf.parse(name).isPresent() || MdevBus.isName(name);
    }

    @Override
    public DeviceDescription describe(String name) throws VfioException, DeviceException {
        Optional<DeviceDescription> device =
                MdevBus.isName(name) ? mdevs.device(name) : Bdf.parse(name).flatMap(bus::device);
        if (device.isEmpty()) {
            throw new DeviceException(unknown(name));
        }
        return device.get();
    }

    @Override
    public List<OpenWay> ways(DeviceDescription device) {
        return obstacles.ways(device);
    }

    @Override
    public DeviceIo open(DeviceDescription device, Optional<OpenWay> way) throws VfioException, DeviceException {
        // what discovery saw may be long ago
        DeviceDescription now = describe(device.name());
        Optional<String> obstacle = obstacles.certain(now);
        if (obstacle.isPresent()) {
            throw new DeviceException("%s cannot be opened. %s.".formatted(now.name(), obstacle.get()));
        }
        OpenWay chosen = way.orElseGet(() -> obstacles.ways(now).getFirst());
        List<Path> needed = nodes.of(now, chosen);
        if (needed.isEmpty()) {
            throw new DeviceException(notOffered(now, chosen));
        }
        int group = now.iommuGroup().orElseThrow();
        return switch (chosen) {
            case IOMMUFD -> cdevs.open(now.name(), needed.getFirst(), group);
            case GROUP -> groups.open(now.name(), group);
        };
    }

    private String notOffered(DeviceDescription device, OpenWay way) {
        String lacking = switch (way) {
            case IOMMUFD ->
                "there is no /dev/iommu (modprobe iommufd), or no node of the device in /dev/vfio/devices"
                        + " (a kernel with CONFIG_VFIO_DEVICE_CDEV makes one)";
            case GROUP -> "there is no node of its group in /dev/vfio (a kernel with CONFIG_VFIO_GROUP makes one)";
        };
        return "%s cannot be opened by %s: %s. What this host offers is: %s."
                .formatted(
                        device.name(),
                        way.label(),
                        lacking,
                        obstacles.ways(device).stream().map(OpenWay::label).collect(Collectors.joining(", ")));
    }

    @Override
    public Optional<HolderScanner> holders() {
        return Optional.of(holders);
    }

    @Override
    public MemoryAnswer memory(String name) {
        return Bdf.parse(name)
                .map(address -> new DeviceMemory(paths.device(address.toString())).answer())
                .orElse(MemoryAnswer.UNKNOWN);
    }

    @Override
    public Optional<Doctor> doctor() {
        return Optional.of(doctor);
    }

    @Override
    public Optional<DriverBinder> binder() {
        return Optional.of(binder);
    }

    @Override
    public Optional<DmabufReceiver> receiver() {
        return Optional.of(receiver);
    }

    private String unknown(String name) throws VfioException {
        if (MdevBus.isName(name)) {
            List<String> known = mdevs.names();
            return "there is no mediated device %s; %s"
                    .formatted(
                            name, known.isEmpty() ? "there are none at all" : "there are " + String.join(", ", known));
        }
        List<Bdf> known = bus.addresses();
        if (known.isEmpty()) {
            return "there is no PCI device %s: this host has no PCI devices at all".formatted(name);
        }
        String some = known.stream().limit(NAMED_IN_MESSAGE).map(Bdf::toString).collect(Collectors.joining(", "));
        String more = known.size() > NAMED_IN_MESSAGE ? " and %d more".formatted(known.size() - NAMED_IN_MESSAGE) : "";
        return "there is no PCI device %s; there are %s%s".formatted(name, some, more);
    }
}
