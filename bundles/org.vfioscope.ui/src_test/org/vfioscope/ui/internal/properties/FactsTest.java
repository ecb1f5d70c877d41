package org.vfioscope.ui.internal.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.PciIdentity;
import org.vfioscope.model.dma.DmaAccess;
import org.vfioscope.model.dma.DmaMapping;
import org.vfioscope.model.dma.DmaSource;
import org.vfioscope.model.dma.ImportState;
import org.vfioscope.ui.internal.Samples;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.rows.ImportCells;

class FactsTest {

    @Test
    void aRegionThatIsMappedIsABarOnPciAlone() {
        assertThat(source(new DmaSource.DmabufPart("sim:wheel", true, 0, 77, 0)))
                .isEqualTo("sim:wheel BAR 0");
        assertThat(source(new DmaSource.RegionPart("sim:wheel", false, 0, 0))).isEqualTo("sim:wheel Region 0");
        assertThat(ImportCells.source(new DmaSource.RegionPart("sim:wheel", false, 0, 0)))
                .isEqualTo("sim:wheel Region 0, its mmap, from 0x0");
    }

    private static String source(DmaSource source) {
        DmaMapping mapping = new DmaMapping(0x1000, 0x1000, DmaAccess.READ, source);
        return Facts.of(new Target.ImportOf(Samples.simulated("sim:axle"), 0, mapping, ImportState.MAPPED)).stream()
                .filter(fact -> fact.name().equals("Maps"))
                .map(Fact::value)
                .findFirst()
                .orElseThrow();
    }

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
