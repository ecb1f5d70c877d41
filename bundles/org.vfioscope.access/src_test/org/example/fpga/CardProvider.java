package org.example.fpga;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.OpenWay;

/** Finds the one card that there is. */
public final class CardProvider implements DeviceProvider {

    private static final String NAME = "fpga:0";

    @Override
    public String id() {
        return "fpga";
    }

    @Override
    public String label() {
        return "FPGA cards";
    }

    @Override
    public boolean simulated() {
        return true;
    }

    @Override
    public List<DeviceDescription> discover(BooleanSupplier cancelled) {
        return List.of(new DeviceDescription(
                NAME,
                id(),
                simulated(),
                "Example card",
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                List.of(),
                Optional.empty()));
    }

    @Override
    public boolean accepts(String name) {
        return name.startsWith("fpga:");
    }

    @Override
    public DeviceDescription describe(String name) throws DeviceException {
        return discover(() -> false).stream()
                .filter(card -> card.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new DeviceException("There is no card " + name + ", only " + NAME));
    }

    @Override
    public DeviceIo open(DeviceDescription device, Optional<OpenWay> way) {
        return new Card();
    }
}
