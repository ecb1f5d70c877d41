package org.vfioscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.MsixTable;
import org.vfioscope.model.PciBar;
import org.vfioscope.simulator.internal.data.DeviceCatalogue;
import org.vfioscope.simulator.internal.data.SimulatedHardware;
import org.vfioscope.simulator.internal.data.SimulatedRegion;

/** The shipped device files agree with themselves and with each other. */
class ShippedFilesTest {

    private static final Path FOLDER = Path.of("src/org/vfioscope/simulator/devices");
    private static final DeviceCatalogue CATALOGUE = new DeviceCatalogue(Optional.empty());

    static Stream<SimulatedHardware> devices() throws Exception {
        Stream.Builder<SimulatedHardware> devices = Stream.builder();
        for (String name : CATALOGUE.names()) {
            devices.add(CATALOGUE.read(name, "sim").orElseThrow());
        }
        return devices.build();
    }

    @Test
    void theIndexNamesEveryFile() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(".json")))
                    .containsExactlyInAnyOrderElementsOf(CATALOGUE.names().stream()
                            .map(name -> name + ".json")
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("devices")
    void msixTableAndPendingBitsLieInTheirBars(SimulatedHardware device) {
        MsixTable table = device.msix().orElseThrow();
        SimulatedRegion bar = device.regions().get(table.bar());
        assertThat(table.offset() + table.size()).isLessThanOrEqualTo(bar.size());
        int at = device.capabilities().get(0x11);
        int pending =
                ByteBuffer.wrap(device.config()).order(ByteOrder.LITTLE_ENDIAN).getInt(at + 8);
        long start = pending & ~7;
        long end = start + (table.entries() + 63) / 64 * 8L;
        assertThat(end).isLessThanOrEqualTo(device.regions().get(pending & 7).size());
        assertThat((pending & 7) != table.bar() || start >= table.offset() + table.size() || end <= table.offset())
                .as("the pending bits lie outside of the table")
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("devices")
    void sparseAreasLieInTheirRegions(SimulatedHardware device) {
        for (SimulatedRegion region : device.regions().values()) {
            for (MmapRange area : region.sparse().orElse(List.of())) {
                assertThat(Long.compareUnsigned(area.end(), region.size())).isNotPositive();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("devices")
    void hasPowerManagementAndPciExpress(SimulatedHardware device) {
        assertThat(device.capabilities()).containsKeys(0x01, 0x10, 0x11);
        assertThat(device.config()).hasSize(4096);
    }

    @Test
    void theGpuHasAreasInNoOrderAndOneEmpty() throws Exception {
        SimulatedRegion big =
                CATALOGUE.read("gpu", "sim").orElseThrow().regions().get(1);
        assertThat(big.size()).isEqualTo(16L << 30);
        List<MmapRange> areas = big.sparse().orElseThrow();
        assertThat(areas).anyMatch(MmapRange::isEmpty);
        assertThat(areas)
                .extracting(MmapRange::offset)
                .isNotEqualTo(areas.stream().map(MmapRange::offset).sorted().toList());
    }

    @Test
    void groupsAndAddressesAreEachDevicesOwn() throws Exception {
        List<SimulatedHardware> devices = devices().toList();
        Set<Integer> groups = new TreeSet<>();
        devices.stream()
                .flatMapToInt(device -> device.description().iommuGroup().stream())
                .forEach(group ->
                        assertThat(groups.add(group)).as("group %d", group).isTrue());
        List<PciBar> bars = devices.stream()
                .flatMap(device -> device.description().bars().stream())
                .sorted(Comparator.comparingLong(PciBar::start))
                .toList();
        for (int i = 1; i < bars.size(); i++) {
            assertThat(bars.get(i - 1).start() + bars.get(i - 1).size())
                    .isLessThanOrEqualTo(bars.get(i).start());
        }
    }
}
