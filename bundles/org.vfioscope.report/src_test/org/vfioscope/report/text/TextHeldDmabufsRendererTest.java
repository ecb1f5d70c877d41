package org.vfioscope.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.vfioscope.report.Golden;
import org.vfioscope.report.SampleHost;

class TextHeldDmabufsRendererTest {

    @Test
    void looksAsItWasDesigned() throws IOException {
        assertThat(new TextHeldDmabufsRenderer().render("Vfioscope 0.1.0", SampleHost.held()))
                .isEqualTo(Golden.text("holders.txt"));
    }
}
