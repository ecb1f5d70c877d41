package org.vfioscope.ui.internal.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.report.capture.CaptureProvider;
import org.vfioscope.ui.internal.FakeProvider;

class SidesTest {

    private final DeviceAccess access = new DeviceAccess(
            List.of(new FakeProvider("toy", true), new FakeProvider("hardware", false), new CaptureProvider()),
            Clock.systemUTC());

    @Test
    void hardwareThatIsNotOpenIsWoken() throws Exception {
        assertThat(new Sides("hardware:a", "toy:b").woken(access)).containsExactly("hardware:a");
        assertThat(new Sides("hardware:a", "hardware:b").woken(access)).containsExactly("hardware:a", "hardware:b");
        access.open("hardware:a");
        assertThat(new Sides("hardware:a", "hardware:b").woken(access)).containsExactly("hardware:b");
        access.close();
        assertThat(new Sides("hardware:a", "hardware:a").woken(access)).containsExactly("hardware:a");
    }

    @Test
    void whatIsSimulatedOrCapturedIsNot() {
        assertThat(new Sides("toy:a", "capture:/nowhere/host.json#hardware:a").woken(access))
                .isEmpty();
    }
}
