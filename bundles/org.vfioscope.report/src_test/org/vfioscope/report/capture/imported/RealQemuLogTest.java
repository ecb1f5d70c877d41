package org.vfioscope.report.capture.imported;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.spi.Recording;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.DmabufRange;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.report.capture.CaptureProvider;

/** What a real QEMU traced in the lab's guest, beside what this program's own capture says of the same devices. */
class RealQemuLogTest {

    private static final Path LOG = Path.of("src_test/captured/qemu-11.1.3-vfio-trace.log");
    private static final String CAPTURE = "capture:src_test/captures/7.3-host.json#";

    private final DeviceAccess access = new DeviceAccess(List.of(new CaptureProvider()), Clock.systemUTC());

    @Test
    void qemuMappedWhatTheRulesHereForetell() throws Exception {
        List<Recording> traced = ImportedDevices.read(LOG);
        assertThat(traced)
                .extracting(device -> device.snapshot().device().name())
                .containsExactly("0000:00:04.0", "0000:01:00.0");
        for (Recording device : traced) {
            try (DeviceSession own =
                    access.open(CAPTURE + device.snapshot().device().name())) {
                for (RegionSnapshot region : device.snapshot().regions()) {
                    RegionSnapshot captured =
                            own.snapshot().region(region.index()).orElseThrow();
                    assertThat(region.info().size()).isEqualTo(captured.info().size());
                    assertThat(region.info().rawFlags())
                            .isEqualTo(captured.info().rawFlags());
                    assertThat(region.plan().qemuRanges())
                            .as(region.name())
                            .isEqualTo(captured.plan().qemuRanges());
                }
            }
        }
    }

    @Test
    void qemuExportedEachMappableBarOfAPageOrMore() throws Exception {
        List<Dmabuf> exported = ImportedDevices.read(LOG).stream()
                .flatMap(device -> device.dmabufs().stream())
                .toList();
        assertThat(exported).extracting(Dmabuf::region).containsExactly(2, 0);
        assertThat(exported)
                .extracting(Dmabuf::ranges)
                .containsExactly(List.of(new DmabufRange(0, 0x10_0000, 0)), List.of(new DmabufRange(0, 0x4000, 0)));
    }
}
