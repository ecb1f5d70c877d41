package org.vfioscope.access;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.OpenWay;

/** What a plug-in contributes: public, with a constructor without parameters. It has no devices. */
public class ContributedProvider implements DeviceProvider {

    @Override
    public String id() {
        return "contributed";
    }

    @Override
    public String label() {
        return "Contributed devices";
    }

    @Override
    public boolean simulated() {
        return true;
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
    public DeviceIo open(DeviceDescription device, Optional<OpenWay> way) throws DeviceException {
        throw new DeviceException("there is no " + device.name());
    }
}
