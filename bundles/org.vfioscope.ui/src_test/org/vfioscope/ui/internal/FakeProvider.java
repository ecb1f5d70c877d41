package org.vfioscope.ui.internal;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.access.spi.Doctor;
import org.vfioscope.access.spi.Recording;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.OpenWay;

/** Has every device that is asked for by a name with its prefix; each says of itself what is recorded, and may be lost. */
public final class FakeProvider implements DeviceProvider {

    /** Why all devices are lost; empty while they are there. */
    public Optional<VfioException> loss = Optional.empty();

    /** Who examines the host; nobody at first. */
    public Optional<Doctor> doctor = Optional.empty();

    private final String prefix;
    private final boolean simulated;

    /** Provides devices whose names begin with a prefix, which is the provider's id too. */
    public FakeProvider(String prefix, boolean simulated) {
        this.prefix = prefix;
        this.simulated = simulated;
    }

    @Override
    public String id() {
        return prefix;
    }

    @Override
    public String label() {
        return prefix + " devices";
    }

    @Override
    public boolean simulated() {
        return simulated;
    }

    @Override
    public List<DeviceDescription> discover(BooleanSupplier cancelled) {
        return List.of();
    }

    @Override
    public boolean accepts(String name) {
        return name.startsWith(prefix + ":");
    }

    @Override
    public DeviceDescription describe(String name) {
        return new DeviceDescription(
                name,
                prefix,
                simulated,
                "Acme Wheel",
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                List.of(),
                Optional.empty());
    }

    @Override
    public Optional<Doctor> doctor() {
        return doctor;
    }

    @Override
    public DeviceIo open(DeviceDescription device, Optional<OpenWay> way) {
        Recording said = new Recording(
                Samples.snapshot(device, Samples.EXPORTS, Optional.empty()),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
        // a device that is recorded is asked for nothing else
        return (DeviceIo) Proxy.newProxyInstance(
                FakeProvider.class.getClassLoader(),
                new Class<?>[] {DeviceIo.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "describe" -> device;
                    case "recording" -> Optional.of(said);
                    case "loss" -> loss;
                    case "via" -> "a fake";
                    case "pageSize" -> 0x1000L;
                    case "onLoss", "close" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
