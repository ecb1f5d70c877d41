package org.vfioscope.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.vfioscope.report.Golden;
import org.vfioscope.report.SampleHost;

class JsonExaminationRendererTest {

    private final String document = new JsonExaminationRenderer().render(SampleHost.examination());

    @Test
    void writesEverythingThatIsKnown() throws IOException {
        assertThat(document).isEqualTo(Golden.text("doctor.json"));
    }

    @Test
    void keepsToThePublishedSchema() throws IOException {
        assertThat(PublishedSchemas.errors(PublishedSchemas.DOCTOR, document)).isEmpty();
        assertThat(PublishedSchemas.errors(PublishedSchemas.DOCTOR, document.replace("\"version\"", "\"edition\"")))
                .isNotEmpty();
    }
}
