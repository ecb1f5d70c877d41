package org.vfioscope.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vfioscope.report.Golden;
import org.vfioscope.report.SampleLists;

class JsonReportRendererTest {

    private String document;

    @BeforeEach
    void render() throws IOException {
        document = new JsonReportRenderer().render(SampleLists.report());
    }

    @Test
    void writesEverythingOfTheSnapshotsInAFixedOrder() throws IOException {
        assertThat(document).isEqualTo(Golden.text("report.json"));
    }

    @Test
    void keepsToThePublishedSchema() throws IOException {
        assertThat(PublishedSchemas.errors(PublishedSchemas.REPORT, document)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"notCaptured\": []             | \"notCaptured\": [\"REGIONS\"]",
                "\"fill\": \"0xff\"              | \"fill\": \"ff\"",
                "\"version\": 1                  | \"version\": 2",
                "\"simulated\": false            | \"simulated\": \"no\"",
                "\"size\": \"0x1000000\"         | \"size\": 16777216",
                "\"address\": \"0xfffffffc00000000\" | \"address\": \"0x10000000000000000\"",
                "\"vendorId\": \"0x10de\"        | \"vendorId\": \"10de\"",
                "\"code\": \"IO_PORTS\"          | \"code\": \"TIRED\"",
                "\"via\":                        | \"through\":",
                "\"body\": \"cafe\"              | \"body\": \"caf\""
            })
    void theSchemaRefusesADocumentThatIsWrongInOnePlace(String right, String wrong) throws IOException {
        assertThat(document).contains(right);
        assertThat(PublishedSchemas.errors(PublishedSchemas.REPORT, document.replace(right, wrong)))
                .isNotEmpty();
    }

    @Test
    void writesAddressesAbove63BitsUnsigned() {
        assertThat(document).contains("\"address\": \"0xfffffffc00000000\"");
    }

    @Test
    void doesNotFollowTheLocale() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(new JsonReportRenderer().render(SampleLists.report())).isEqualTo(Golden.text("report.json"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void escapesControlCharacters() {
        assertThat(document).contains("Café \\u001B[31mred").doesNotContain("\u001b");
    }
}
