package org.vfioscope.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.vfioscope.report.Golden;
import org.vfioscope.report.SampleHost;

class JsonHeldDmabufsRendererTest {

    private final String document = new JsonHeldDmabufsRenderer().render("Vfioscope 0.1.0", SampleHost.held());

    @Test
    void writesEverythingThatIsKnown() throws IOException {
        assertThat(document).isEqualTo(Golden.text("holders.json"));
    }

    @Test
    void keepsToThePublishedSchema() throws IOException {
        assertThat(PublishedSchemas.errors(PublishedSchemas.HOLDERS, document)).isEmpty();
        assertThat(PublishedSchemas.errors(PublishedSchemas.HOLDERS, document.replace("\"version\"", "\"edition\"")))
                .isNotEmpty();
    }
}
