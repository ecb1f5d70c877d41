package org.vfioscope.ui.tests;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.OpenWay;

/** What the window takes for a provider of real hardware, which has no device. */
abstract class PretendedProvider implements DeviceProvider {

    private final String id;
    private final String label;

    PretendedProvider(String id, String label) {
        this.id = id;
        this.label = label;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String label() {
        return label;
    }

    @Override
    public final boolean simulated() {
        return false;
    }

    @Override
    public final boolean searches() {
        return false;
    }

    @Override
    public List<DeviceDescription> discover(BooleanSupplier cancelled) {
        return List.of();
    }

    @Override
    public boolean accepts(String name) {
        return false;
    }

    @Override
    public DeviceDescription describe(String name) throws DeviceException {
        throw new DeviceException("there is no " + name);
    }

    @Override
    public DeviceIo open(DeviceDescription device, Optional<OpenWay> way) throws VfioException, DeviceException {
        throw new DeviceException("there is no " + device.name());
    }
}
