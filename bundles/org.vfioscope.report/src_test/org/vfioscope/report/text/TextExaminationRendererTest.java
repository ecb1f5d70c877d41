package org.vfioscope.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.vfioscope.report.Golden;
import org.vfioscope.report.SampleHost;

class TextExaminationRendererTest {

    @Test
    void looksAsItWasDesigned() throws IOException {
        assertThat(new TextExaminationRenderer().render(SampleHost.examination()))
                .isEqualTo(Golden.text("doctor.txt"));
    }
}
