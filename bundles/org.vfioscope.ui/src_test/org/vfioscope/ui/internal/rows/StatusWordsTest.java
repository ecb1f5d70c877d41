package org.vfioscope.ui.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.ui.internal.Samples;
import org.vfioscope.ui.internal.action.Target;

class StatusWordsTest {

    private final DeviceDescription device = Samples.simulated("sim:a");

    private String words(Target target, String tooltip) {
        return StatusWords.of(new TreeRow("key", List.of("a cell"), tooltip, Icon.DEVICE, false, target, List.of()));
    }

    @Test
    void theDevicesNameIsNotSaidTwice() {
        assertThat(words(new Target.Device(device, true), "sim:a [simulated]  Acme Wheel\nopen, via group 7"))
                .isEqualTo("Acme Wheel — open, via group 7");
        assertThat(words(new Target.Device(device, true), "sim:a [simulated]")).isEqualTo("sim:a [simulated]");
    }

    @Test
    void whatWouldNotFitIsLeftOutRatherThanCut() {
        String place = "BAR 0, region index 0, at 0x0 of the device descriptor (its file offset)";
        assertThat(words(new Target.Nothing(), place + "\nREAD: can be read\nMMAP"))
                .isEqualTo(place);
        assertThat(words(new Target.Nothing(), "Acme Wheel\nIt is bound to nvme. Bind it to vfio-pci\nmore"))
                .isEqualTo("Acme Wheel — It is bound to nvme… — more");
    }

    @Test
    void aRowWithoutATooltipSaysNothing() {
        assertThat(words(new Target.Nothing(), "")).isEmpty();
    }
}
