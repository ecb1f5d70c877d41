package org.vfioscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.example.docs.NamesRenderer;
import org.junit.jupiter.api.Test;

/** The form of reports that the help shows is a whole one. */
class HelpExampleTest {

    @Test
    void aLineForEachDevice() throws Exception {
        Report report = SampleLists.report();
        assertThat(new NamesRenderer().render(report).lines())
                .hasSameSizeAs(report.devices())
                .first()
                .isEqualTo(report.devices().getFirst().name());
    }
}
