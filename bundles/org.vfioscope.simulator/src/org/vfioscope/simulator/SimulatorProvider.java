package org.vfioscope.simulator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.OpenWay;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.simulator.internal.data.DeviceCatalogue;
import org.vfioscope.simulator.internal.data.DeviceFileException;
import org.vfioscope.simulator.internal.data.SimulatedHardware;
import org.vfioscope.simulator.internal.kernel.DescriptorTable;
import org.vfioscope.simulator.internal.kernel.IoasIds;
import org.vfioscope.simulator.internal.kernel.SimulatedDevice;

/**
 * Devices described by data files: the shipped ones, and those of the directory that the system property
 * {@code vfioscope.simulator.devices} or else the environment variable {@code VFIOSCOPE_DEVICES} names. README.md of this
 * bundle documents the files.
 */
public final class SimulatorProvider implements DeviceProvider {

    private static final String ID = "sim";
    private static final String PREFIX = ID + ":";
    private static final String PROPERTY = "vfioscope.simulator.devices";
    private static final String VARIABLE = "VFIOSCOPE_DEVICES";

    private final DeviceCatalogue catalogue;
    private final DescriptorTable table;
    private final IoasIds iommufd = new IoasIds();
    private final Set<String> inUse = ConcurrentHashMap.newKeySet();

    /** The shipped devices and those that property or variable name. */
    public SimulatorProvider() {
        this(configuredDirectory(), new DescriptorTable(DescriptorTable.USUAL_LIMIT));
    }

    SimulatorProvider(Optional<Path> directory, DescriptorTable table) {
        this.catalogue = new DeviceCatalogue(directory);
        this.table = table;
    }

    private static Optional<Path> configuredDirectory() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
                .filter(text -> !text.isBlank())
                .map(Path::of);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String label() {
        return "Simulated devices";
    }

    @Override
    public boolean simulated() {
        return true;
    }

    @Override
    public List<DeviceDescription> discover(BooleanSupplier cancelled) {
        List<DeviceDescription> found = new ArrayList<>();
        for (String name : catalogue.names()) {
            if (cancelled.getAsBoolean()) {
                break;
            }
            try {
                catalogue.read(name, ID).map(SimulatedHardware::description).ifPresent(found::add);
            } catch (DeviceFileException e) {
                found.add(unusable(name, "Unusable device file", e.getMessage()));
            }
        }
        catalogue
                .directoryProblem()
                .ifPresent(problem -> found.add(unusable(
                        VARIABLE,
                        "Unusable folder of device files",
                        problem + ". Name another one in " + VARIABLE + ", or none")));
        return found;
    }

    @Override
    public boolean accepts(String name) {
        return name.startsWith(PREFIX);
    }

    @Override
    public DeviceDescription describe(String name) throws DeviceException {
        return hardware(name).description();
    }

    @Override
    public List<OpenWay> ways(DeviceDescription device) {
        try {
            return hardware(device.name()).ways();
        } catch (DeviceException e) {
            // an unusable file: opening it tells what is wrong
            return List.of();
        }
    }

    @Override
    public DeviceIo open(DeviceDescription device, Optional<OpenWay> way) throws VfioException, DeviceException {
        SimulatedHardware hardware = hardware(device.name());
        String name = device.name();
        List<OpenWay> ways = hardware.ways();
        if (way.isPresent() && !ways.contains(way.get())) {
            throw new DeviceException(
                    ways.isEmpty()
                            ? "%s is not opened by the kernel, so neither by iommufd nor by a group".formatted(name)
                            : "%s can only be opened by its group: the simulated host has no iommufd".formatted(name));
        }
        Optional<OpenWay> chosen = way.isPresent() ? way : ways.stream().findFirst();
        if (!inUse.add(name)) {
            throw new VfioException(name, Operation.OPEN_GROUP, Errno.EBUSY);
        }
        return new SimulatedDevice(hardware, chosen, table, iommufd, () -> inUse.remove(name));
    }

    private SimulatedHardware hardware(String name) throws DeviceException {
        try {
            Optional<SimulatedHardware> hardware = catalogue.read(name.substring(PREFIX.length()), ID);
            if (hardware.isPresent()) {
                return hardware.get();
            }
        } catch (DeviceFileException e) {
            throw new DeviceException(e.getMessage(), e);
        }
        throw new DeviceException("there is no simulated device \"%s\"; there are %s%s%s"
                .formatted(
                        name,
                        PREFIX,
                        String.join(", " + PREFIX, catalogue.names()),
                        catalogue
                                .directoryProblem()
                                .map(problem -> "; " + problem)
                                .orElse("")));
    }

    /** What cannot be used stays in sight, with the reason. */
    private static DeviceDescription unusable(String name, String title, String reason) {
        return new DeviceDescription(
                PREFIX + name,
                ID,
                true,
                title,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                List.of(),
                Optional.of(reason));
    }
}
