package org.vfioscope.ui.internal.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.PciIdentity;
import org.vfioscope.ui.internal.action.Target;

class FactsTest {

    @Test
    void aDeviceIsCalledAsInEveryViewAndItsRomIsNoBar() {
        PciIdentity pci = new PciIdentity(
                0x10de, 0x24b0, 0, 0, 0x030000, 0xa1, "NVIDIA Corporation", "GA104GL", "VGA compatible controller");
        DeviceDescription device = new DeviceDescription(
                "0000:01:00.0",
                "linux",
                false,
                pci.title(),
                Optional.of(pci),
                Optional.of("vfio-pci"),
                OptionalInt.of(8),
                List.of(
                        new PciBar(0, 0xf000_0000L, 0x1000, false, false, false),
                        new PciBar(6, 0xf100_0000L, 0x8_0000, false, false, false)),
                Optional.empty());
        List<Fact> facts = Facts.of(new Target.Device(device, false));
        assertThat(facts)
                .extracting(Fact::name)
                .contains("BAR 0, as placed by the host", "ROM, as placed by the host")
                .noneMatch(name -> name.startsWith("BAR 6"));
        assertThat(facts)
                .extracting(fact -> fact.name() + ": " + fact.value())
                .contains("title: NVIDIA GA104GL", "vendor: NVIDIA Corporation");
    }
}
