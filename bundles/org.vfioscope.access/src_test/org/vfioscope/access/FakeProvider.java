package org.vfioscope.access;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.access.spi.DmabufReceiver;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.OpenWay;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.PciIdentity;

/** Provides fake devices named {@code fake:NAME}. */
final class FakeProvider implements DeviceProvider {

    /** The name of a device that is no PCI one. */
    static final String MEDIATED = "fake:mediated";

    private static final PciIdentity IDENTITY =
            new PciIdentity(0x1234, 1, 0, 0, 0x030000, 0, "Vendor 1234", "Device 1", "VGA");

    private final TreeMap<String, FakeDevice> devices = new TreeMap<>();

    DmabufReceiver receiver;

    FakeProvider with(String name, FakeDevice device) {
        devices.put(name, device);
        return this;
    }

    @Override
    public String id() {
        return "fake";
    }

    @Override
    public String label() {
        return "Fake devices";
    }

    @Override
    public boolean simulated() {
        return true;
    }

    @Override
    public List<DeviceDescription> discover(BooleanSupplier cancelled) {
        return devices.keySet().stream().map(FakeProvider::description).toList();
    }

    @Override
    public boolean accepts(String name) {
        return name.startsWith("fake:");
    }

    @Override
    public DeviceDescription describe(String name) throws DeviceException {
        if (!devices.containsKey(name)) {
            throw new DeviceException("there is no " + name + ": known are " + devices.keySet());
        }
        return description(name);
    }

    @Override
    public DeviceIo open(DeviceDescription device, Optional<OpenWay> way) {
        return devices.get(device.name());
    }

    @Override
    public Optional<DmabufReceiver> receiver() {
        return Optional.ofNullable(receiver);
    }

    private static DeviceDescription description(String name) {
        return new DeviceDescription(
                name,
                "fake",
                true,
                "Fake",
                name.equals(MEDIATED) ? Optional.empty() : Optional.of(IDENTITY),
                Optional.empty(),
                OptionalInt.empty(),
                List.of(
                        new PciBar(0, 0xfe000000L, 0x10000, false, false, false),
                        new PciBar(2, 0xfe100000L, 0x10000, false, false, false)),
                Optional.empty());
    }
}
