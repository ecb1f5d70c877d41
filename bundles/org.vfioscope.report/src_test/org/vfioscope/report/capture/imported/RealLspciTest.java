package org.vfioscope.report.capture.imported;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.spi.Recording;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.PciIdentity;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.SnapshotPart;
import org.vfioscope.model.pci.ConfigBar;
import org.vfioscope.model.pci.PciCapability;
import org.vfioscope.report.capture.CaptureProvider;

/** What lspci printed in the lab's guest, beside what this program's own capture says of the same devices. */
class RealLspciTest {

    private static final Path DUMP = Path.of("src_test/captured/lspci-7.3-host.txt");
    private static final String HOST = "capture:src_test/captures/7.3-host.json";

    private final DeviceAccess access = new DeviceAccess(List.of(new CaptureProvider()), Clock.systemUTC());

    @Test
    void tellsOfTheSameDevices() throws Exception {
        assertThat(ImportedDevices.read(DUMP))
                .extracting(device -> HOST + "#" + device.snapshot().device().name())
                .containsExactlyElementsOf(access.describeAll(HOST).stream()
                        .map(DeviceDescription::name)
                        .toList());
    }

    @Test
    void tellsTheSameOfEachDevice() throws Exception {
        for (Recording device : ImportedDevices.read(DUMP)) {
            DeviceSnapshot dumped = device.snapshot();
            String name = dumped.device().name();
            try (DeviceSession session = access.open(HOST + "#" + name)) {
                DeviceSnapshot captured = session.snapshot();
                assertThat(dumped.problems()).as(name).isEmpty();
                assertThat(numbers(dumped)).as(name).isEqualTo(numbers(captured));
                assertThat(dumped.device().driver())
                        .as(name)
                        .isEqualTo(captured.device().driver());
                assertThat(dumped.device().iommuGroup())
                        .as(name)
                        .isEqualTo(captured.device().iommuGroup());
                assertThat(places(dumped)).as(name).isEqualTo(places(captured));
                if (captured.has(SnapshotPart.CONFIG)) {
                    sameConfig(name, dumped, captured);
                }
            }
        }
    }

    private static void sameConfig(String name, DeviceSnapshot dumped, DeviceSnapshot captured) {
        assertThat(dumped.config().orElseThrow().bars())
                .as(name)
                .extracting(ConfigBar::address)
                .isEqualTo(captured.config().orElseThrow().bars().stream()
                        .map(ConfigBar::address)
                        .toList());
        assertThat(dumped.msix()).as(name).isEqualTo(captured.msix());
        // the kernel hides some capabilities from a user of vfio-pci, and adds none
        assertThat(dumped.config().orElseThrow().capabilities().stream().map(PciCapability::offset))
                .as(name)
                .containsAll(captured.config().orElseThrow().capabilities().stream()
                        .map(PciCapability::offset)
                        .toList());
    }

    /** All that lspci tells of a BAR; of the ROM, not whether it is prefetchable. */
    private static List<PciBar> places(DeviceSnapshot device) {
        return device.device().bars().stream()
                .map(bar -> bar.index() == PciIndex.ROM
                        ? new PciBar(bar.index(), bar.start(), bar.size(), bar.io(), bar.is64Bit(), false)
                        : bar)
                .toList();
    }

    private static List<Integer> numbers(DeviceSnapshot device) {
        PciIdentity pci = device.device().pci().orElseThrow();
        return List.of(
                pci.vendorId(),
                pci.deviceId(),
                pci.subsystemVendorId(),
                pci.subsystemId(),
                pci.classCode(),
                pci.revision());
    }
}
