package org.vfioscope.report.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.SnapshotPart;
import org.vfioscope.model.rules.MmapPlanner;
import org.vfioscope.report.DeviceReport;
import org.vfioscope.report.SampleDevices;
import org.vfioscope.report.diff.DeviceDiff;

/** What a real kernel said, captured in the lab: see src_test/captures/README.txt. */
class LabCaptureTest {

    private static final Path FILE = Path.of("src_test/captures/7.3-host.json");

    private final DeviceAccess access = new DeviceAccess(List.of(new CaptureProvider()), Clock.systemUTC());

    @Test
    void exportsToTheSameBytes() throws Exception {
        assertThat(RoundTripTest.exported(FILE)).isEqualTo(Files.readString(FILE));
    }

    @Test
    void everyDeviceIsEqualToItself() throws Exception {
        List<DeviceDescription> devices = access.describeAll("capture:" + FILE);
        assertThat(devices).hasSize(22);
        for (DeviceDescription device : devices) {
            try (DeviceSession session = access.open(device.name())) {
                DeviceReport report = DeviceReport.of(
                        session, session.recording().orElseThrow().contents(), SampleDevices.OCCASION);
                assertThat(DeviceDiff.of(report, report, Set.of()).isEqual()).isTrue();
            }
        }
    }

    @Test
    void theRangesThatWereCapturedAreThoseOfTheRules() throws Exception {
        try (DeviceSession nvme = access.open("capture:" + FILE + "#0000:01:00.0")) {
            assertThat(nvme.snapshot().notCaptured()).isEmpty();
            MmapPlanner planner = new MmapPlanner(nvme.snapshot().pageSize());
            assertThat(nvme.snapshot().regions())
                    .isNotEmpty()
                    .allSatisfy(region -> assertThat(region.plan())
                            .isEqualTo(planner.plan(
                                    region.info(),
                                    true,
                                    region.bar(),
                                    nvme.snapshot().msix())));
        }
    }

    @Test
    void theContentThatWasCapturedAgreesWithWhatWasDecoded() throws Exception {
        try (DeviceSession nvme = access.open("capture:" + FILE + "#0000:01:00.0")) {
            int vendor = nvme.device().pci().orElseThrow().vendorId();
            assertThat(nvme.read(PciIndex.CONFIG, 0, AccessWidth.WORD)).isEqualTo(vendor);
            assertThat(nvme.read(PciIndex.CONFIG, 4, AccessWidth.WORD))
                    .isEqualTo(nvme.snapshot().config().orElseThrow().command().word());
        }
    }

    @Test
    void aDeviceThatCouldNotBeOpenedSaysSo() throws Exception {
        try (DeviceSession bridge = access.open("capture:" + FILE + "#0000:00:00.0")) {
            assertThat(bridge.snapshot().has(SnapshotPart.REGIONS)).isFalse();
            assertThat(bridge.snapshot().device().obstacle().orElseThrow()).contains("modprobe vfio-pci");
        }
    }
}
