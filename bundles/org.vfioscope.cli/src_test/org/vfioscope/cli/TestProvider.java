package org.vfioscope.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.access.spi.DeviceServer;
import org.vfioscope.access.spi.DmabufReceiver;
import org.vfioscope.access.spi.Doctor;
import org.vfioscope.access.spi.DriverBinder;
import org.vfioscope.access.spi.HolderScanner;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.OpenWay;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.PciIdentity;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** Test devices whose names begin with a prefix. */
final class TestProvider implements DeviceProvider {

    final Map<String, TestDevice> devices = new LinkedHashMap<>();
    private final String prefix;
    private final boolean simulated;
    boolean unreadable;
    Optional<DmabufReceiver> receiver = Optional.empty();
    String busy = "";
    DeviceServer server;
    final List<Optional<OpenWay>> ways = new ArrayList<>();
    Optional<TestHost> host = Optional.empty();

    TestProvider(String prefix, boolean simulated) {
        this.prefix = prefix;
        this.simulated = simulated;
    }

    TestProvider with(String name, TestDevice.Dmabufs dmabufs) {
        devices.put(prefix + name, new TestDevice(dmabufs));
        return this;
    }

    @Override
    public String id() {
        return prefix;
    }

    @Override
    public String label() {
        return simulated ? "Simulated devices" : "Host devices";
    }

    @Override
    public boolean simulated() {
        return simulated;
    }

    @Override
    public List<DeviceDescription> discover(BooleanSupplier cancelled) throws VfioException {
        if (unreadable) {
            throw new VfioException("/sys/bus/pci", Operation.DISCOVER, Errno.EACCES);
        }
        List<DeviceDescription> found = new ArrayList<>();
        for (String name : devices.keySet()) {
            found.add(description(name));
        }
        return found;
    }

    @Override
    public boolean accepts(String name) {
        return name.startsWith(prefix);
    }

    @Override
    public DeviceDescription describe(String name) throws DeviceException {
        if (!devices.containsKey(name)) {
            throw new DeviceException(
                    "there is no %s; there are %s".formatted(name, String.join(", ", devices.keySet())));
        }
        return description(name);
    }

    private DeviceDescription description(String name) {
        PciIdentity pci = new PciIdentity(
                0x1234, 0x11e8, 0, 0, 0x00ff00, 0x10, "Vendor 1234", "Device 11e8", "Unclassified device");
        return new DeviceDescription(
                name,
                prefix,
                simulated,
                pci.title(),
                Optional.of(pci),
                Optional.of("vfio-pci"),
                OptionalInt.of(8),
                List.of(
                        new PciBar(0, 0x38_0000_0000_0000L, TestDevice.BAR0_SIZE, false, true, true),
                        new PciBar(2, 0xc000, 0x20, true, false, false)),
                name.equals(busy) ? Optional.of("it is busy: stop what uses it") : Optional.empty());
    }

    @Override
    public DeviceIo open(DeviceDescription device, Optional<OpenWay> way) throws VfioException {
        if (device.name().equals(busy)) {
            throw new VfioException(device.name(), Operation.OPEN_GROUP, Errno.EBUSY);
        }
        ways.add(way);
        return devices.get(device.name());
    }

    @Override
    public Optional<DeviceServer> server() {
        return Optional.ofNullable(server);
    }

    @Override
    public Optional<DmabufReceiver> receiver() {
        return receiver;
    }

    @Override
    public Optional<HolderScanner> holders() {
        return host.map(HolderScanner.class::cast);
    }

    @Override
    public Optional<Doctor> doctor() {
        return host.map(Doctor.class::cast);
    }

    @Override
    public Optional<DriverBinder> binder() {
        return host.map(DriverBinder.class::cast);
    }
}
