package org.vfioscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

class SimulatorProviderTest {

    private final SimulatorProvider shipped = Requests.provider(Requests.table());

    @Test
    void marksEverythingAsSimulated() throws Exception {
        assertThat(shipped.id()).isEqualTo("sim");
        assertThat(shipped.label()).isEqualTo("Simulated devices");
        assertThat(shipped.simulated()).isTrue();
        assertThat(shipped.discover(() -> false)).isNotEmpty().allSatisfy(device -> {
            assertThat(device.simulated()).isTrue();
            assertThat(device.providerId()).isEqualTo("sim");
            assertThat(device.name()).startsWith("sim:");
        });
    }

    @Test
    void takesItsOwnNamesAlone() {
        assertThat(shipped.accepts("sim:gpu")).isTrue();
        assertThat(shipped.accepts("0000:03:00.0")).isFalse();
        assertThat(shipped.accepts("gpu")).isFalse();
    }

    @Test
    void namesWhatThereIs() {
        assertThatThrownBy(() -> shipped.describe("sim:toaster"))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("\"sim:toaster\"")
                .hasMessageContaining("sim:nvme, sim:gpu, sim:nic");
    }

    @Test
    void stopsLookingWhenCancelled() throws Exception {
        assertThat(shipped.discover(() -> true)).isEmpty();
    }

    @Test
    void opensADeviceOnceAtATime() throws Exception {
        DeviceDescription gpu = shipped.describe("sim:gpu");
        try (DeviceIo first = shipped.open(gpu, Optional.empty())) {
            assertThat(first.via()).isEqualTo("iommufd, vfio1");
            assertThatThrownBy(() -> shipped.open(gpu, Optional.empty()))
                    .isInstanceOfSatisfying(VfioException.class, e -> {
                        assertThat(e.errno()).isEqualTo(Errno.EBUSY);
                        assertThat(e.operation()).isEqualTo(Operation.OPEN_GROUP);
                    });
            shipped.open(shipped.describe("sim:nic"), Optional.empty()).close();
        }
        shipped.open(gpu, Optional.empty()).close();
    }

    @Test
    void closingTwiceDoesNotFreeTheNextOpening() throws Exception {
        DeviceDescription gpu = shipped.describe("sim:gpu");
        DeviceIo first = shipped.open(gpu, Optional.empty());
        first.close();
        try (DeviceIo second = shipped.open(gpu, Optional.empty())) {
            assertThat(second.pageSize()).isEqualTo(4096);
            first.close();
            assertThatThrownBy(() -> shipped.open(gpu, Optional.empty())).isInstanceOf(VfioException.class);
        }
    }

    @Test
    void addsTheUsersDevices() throws Exception {
        SimulatorProvider provider =
                new SimulatorProvider(DeviceFiles.directory("mine", DeviceFiles.valid()), Requests.table());
        assertThat(names(provider)).startsWith("sim:nvme").endsWith("sim:mine");
    }

    @Test
    void findsTheUsersDirectoryByTheSystemProperty() throws Exception {
        Path directory = DeviceFiles.directory("mine", DeviceFiles.valid()).orElseThrow();
        System.setProperty("vfioscope.simulator.devices", directory.toString());
        try {
            assertThat(names(new SimulatorProvider())).endsWith("sim:mine");
        } finally {
            System.clearProperty("vfioscope.simulator.devices");
        }
    }

    @Test
    void theReadmesExampleWorks() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        int start = readme.indexOf("```json") + "```json".length();
        String example = readme.substring(start, readme.indexOf("```", start));
        SimulatorProvider provider = new SimulatorProvider(DeviceFiles.directory("card", example), Requests.table());
        try (DeviceIo card = Requests.open(provider, "sim:card")) {
            assertThat(card.via()).isEqualTo("group 20, type1");
            assertThat(Requests.call(card, Requests.dmabuf(0, new MmapRange(0x100000, 0x10000))))
                    .isPositive();
        }
    }

    @Test
    void aFileOfTheUsersTakesTheShippedOnesPlace() throws Exception {
        SimulatorProvider provider =
                new SimulatorProvider(DeviceFiles.directory("gpu", DeviceFiles.valid()), Requests.table());
        assertThat(names(provider)).isEqualTo(names(shipped));
        assertThat(provider.describe("sim:gpu").title()).isEqualTo("Vendor 1234 Device 5678");
    }

    @Test
    void aWrongFileStaysInSightWithTheReason() throws Exception {
        SimulatorProvider provider = new SimulatorProvider(DeviceFiles.directory("wrong", "{}"), Requests.table());
        DeviceDescription wrong = provider.discover(() -> false).getLast();
        assertThat(wrong.name()).isEqualTo("sim:wrong");
        assertThat(wrong.obstacle().orElseThrow()).contains("wrong.json: ", "is missing");
        assertThatThrownBy(() -> provider.open(wrong, Optional.empty()))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("wrong.json");
    }

    @Test
    void aFolderThatIsNotThereLeavesTheShippedDevices() throws Exception {
        SimulatorProvider provider = new SimulatorProvider(Optional.of(Path.of("src_test/nowhere")), Requests.table());
        List<DeviceDescription> found = provider.discover(() -> false);
        assertThat(found).hasSize(names(shipped).size() + 1);
        assertThat(found.getLast().obstacle())
                .contains("src_test/nowhere is no folder of device files: it is not there."
                        + " Name another one in VFIOSCOPE_DEVICES, or none");
        assertThat(provider.describe("sim:gpu").obstacle()).isEmpty();
        assertThatThrownBy(() -> provider.describe("sim:mine")).hasMessageContaining("src_test/nowhere is no folder");
    }

    @Test
    void aFileInsteadOfAFolderLeavesTheShippedDevices() throws Exception {
        SimulatorProvider provider = new SimulatorProvider(Optional.of(Path.of("build.properties")), Requests.table());
        assertThat(provider.discover(() -> false).getLast().obstacle().orElseThrow())
                .contains("it is a file, not a folder");
    }

    @Test
    void aFileThatCannotBeReadLeavesTheOthers() throws Exception {
        Optional<Path> folder = DeviceFiles.directory("good", DeviceFiles.valid());
        Files.createSymbolicLink(folder.orElseThrow().resolve("link.json"), Path.of("/nowhere/at/all"));
        Files.createDirectory(folder.orElseThrow().resolve("nested.json"));
        SimulatorProvider provider = new SimulatorProvider(folder, Requests.table());
        assertThat(provider.describe("sim:good").obstacle()).isEmpty();
        assertThat(provider.discover(() -> false).stream()
                        .filter(device -> device.obstacle().isPresent())
                        .map(device -> device.name() + " " + device.obstacle().get()))
                .satisfiesExactly(
                        link -> assertThat(link).startsWith("sim:link ").endsWith("link.json: it is not there"),
                        nested -> assertThat(nested).startsWith("sim:nested ").endsWith("Is a directory"));
    }

    private static List<String> names(SimulatorProvider provider) {
        return provider.discover(() -> false).stream()
                .map(DeviceDescription::name)
                .toList();
    }
}
