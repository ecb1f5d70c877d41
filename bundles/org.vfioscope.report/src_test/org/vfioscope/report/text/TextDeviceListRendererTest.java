package org.vfioscope.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.vfioscope.report.Golden;
import org.vfioscope.report.SampleLists;

class TextDeviceListRendererTest {

    @Test
    void drawsATableASectionWithTheObstaclesBelow() throws IOException {
        assertThat(new TextDeviceListRenderer().render(SampleLists.devices())).isEqualTo(Golden.text("devices.txt"));
    }
}
