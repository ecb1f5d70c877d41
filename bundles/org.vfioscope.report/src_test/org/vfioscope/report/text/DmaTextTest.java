package org.vfioscope.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.Bdf;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.HotResetDevice;
import org.vfioscope.report.SampleDevices;

class DmaTextTest {

    @Test
    void doesNotCallADeviceOpenThatIsHeldWithItsGroupAlone() {
        assertThat(DmaText.hotReset(resetting(
                        new HotResetDevice(new Bdf(0, 4, 0, 0), OptionalInt.empty(), true),
                        new HotResetDevice(new Bdf(0, 4, 0, 1), OptionalInt.empty(), false))))
                .contains("0000:04:00.0 (held here), 0000:04:00.1");
    }

    private static DeviceSnapshot resetting(HotResetDevice... devices) {
        DeviceSnapshot gpu = SampleDevices.gpu().snapshot();
        return new DeviceSnapshot(
                gpu.device(),
                gpu.via(),
                gpu.info(),
                gpu.regions(),
                gpu.irqs(),
                gpu.config(),
                gpu.features(),
                gpu.dmabufSupport(),
                Optional.of(List.of(devices)),
                gpu.iovaRanges(),
                gpu.pageSize(),
                gpu.problems(),
                gpu.notCaptured());
    }
}
