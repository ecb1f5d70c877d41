package org.vfioscope.simulator;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
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
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.simulator.internal.data.DeviceCatalogue;
import org.vfioscope.simulator.internal.data.DeviceFileException;
import org.vfioscope.simulator.internal.data.SimulatedHardware;
import org.vfioscope.simulator.internal.kernel.DescriptorTable;
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
    private final Optional<Path> directory;
    private final DescriptorTable table;
    private final Set<String> inUse = ConcurrentHashMap.newKeySet();

    /** The shipped devices and those that property or variable name. */
    public SimulatorProvider() {
        this(configuredDirectory(), new DescriptorTable(DescriptorTable.USUAL_LIMIT));
    }

    SimulatorProvider(Optional<Path> directory, DescriptorTable table) {
        this.catalogue = new DeviceCatalogue(directory);
        this.directory = directory;
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
    public List<DeviceDescription> discover(BooleanSupplier cancelled) throws VfioException {
        List<DeviceDescription> found = new ArrayList<>();
        for (String name : names()) {
            if (cancelled.getAsBoolean()) {
                break;
            }
            try {
                read(name).map(SimulatedHardware::description).ifPresent(found::add);
            } catch (DeviceFileException e) {
                found.add(unusable(name, e));
            }
        }
        return found;
    }

    @Override
    public boolean accepts(String name) {
        return name.startsWith(PREFIX);
    }

    @Override
    public DeviceDescription describe(String name) throws VfioException, DeviceException {
        return hardware(name).description();
    }

    @Override
    public DeviceIo open(DeviceDescription device) throws VfioException, DeviceException {
        SimulatedHardware hardware = hardware(device.name());
        String name = device.name();
        if (!inUse.add(name)) {
            throw new VfioException(name, Operation.OPEN_GROUP, Errno.EBUSY);
        }
        return new SimulatedDevice(hardware, table, () -> inUse.remove(name));
    }

    private SimulatedHardware hardware(String name) throws VfioException, DeviceException {
        try {
            Optional<SimulatedHardware> hardware = read(name.substring(PREFIX.length()));
            if (hardware.isPresent()) {
                return hardware.get();
            }
        } catch (DeviceFileException e) {
            throw new DeviceException(e.getMessage(), e);
        }
        throw new DeviceException("there is no simulated device \"%s\"; there are %s%s"
                .formatted(name, PREFIX, String.join(", " + PREFIX, names())));
    }

    /** A device whose file is wrong stays in sight, with the reason. */
    private static DeviceDescription unusable(String name, DeviceFileException reason) {
        return new DeviceDescription(
                PREFIX + name,
                ID,
                true,
                "Unusable device file",
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                List.of(),
                Optional.of(reason.getMessage()));
    }

    private List<String> names() throws VfioException {
        try {
            return catalogue.names();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private Optional<SimulatedHardware> read(String name) throws VfioException, DeviceFileException {
        try {
            return catalogue.read(name, ID);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private VfioException unreadable(IOException e) {
        Errno errno = switch (e) {
            case NoSuchFileException missing -> Errno.ENOENT;
            case NotDirectoryException file -> Errno.of(20);
            case AccessDeniedException denied -> Errno.EACCES;
            default -> Errno.EIO;
        };
        VfioException refusal = new VfioException(
                "device files in " + directory.map(Path::toString).orElse("the product"), Operation.DISCOVER, errno);
        refusal.initCause(e);
        return refusal;
    }
}
