package org.vfioscope.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.report.Golden;
import org.vfioscope.report.ReportRenderer;
import org.vfioscope.report.capture.RenderedCapture;
import org.vfioscope.report.html.HtmlReportRenderer;
import org.vfioscope.report.markdown.MarkdownReportRenderer;
import org.vfioscope.report.text.TextReportRenderer;

/** Regions of vfio-user servers that have ioeventfds; all other reports are as they would be without such a thing. */
class IoDescriptorsTest {

    private static final String FIRST_REGION_END = """
                  "noRange": null
                },
        """;
    private static final String WITH_DESCRIPTORS = """
                  "noRange": null,
                  "ioDescriptors": [
                    {
                      "type": 0,
                      "label": "ioeventfd",
                      "offset": "0x1000",
                      "size": "0x4",
                      "descriptor": 0,
                      "flags": "0x1",
                      "value": "0xdeadbeef"
                    },
                    {
                      "type": 4294967295,
                      "label": "type 4294967295",
                      "offset": "0x1008",
                      "size": "0x0",
                      "descriptor": 4294967295,
                      "flags": "0x0",
                      "value": "0xffffffffffffffff"
                    }
                  ]
                },
        """;

    @TempDir
    Path folder;

    private static String document() throws Exception {
        String plain = Golden.text("report.json");
        int at = plain.indexOf(FIRST_REGION_END);
        assertThat(at).isPositive();
        return plain.substring(0, at) + WITH_DESCRIPTORS + plain.substring(at + FIRST_REGION_END.length());
    }

    private String rendered(ReportRenderer renderer) throws Exception {
        return RenderedCapture.of(document(), folder.resolve("io.json"), renderer);
    }

    @Test
    void comeBackFromACapture() throws Exception {
        assertThat(rendered(new JsonReportRenderer())).isEqualTo(document());
    }

    @Test
    void keepToThePublishedSchema() throws Exception {
        assertThat(PublishedSchemas.errors(PublishedSchemas.REPORT, document())).isEmpty();
        assertThat(PublishedSchemas.errors(PublishedSchemas.REPORT, document().replace("\"0xdeadbeef\"", "7")))
                .isNotEmpty();
    }

    @Test
    void areInTheReportsForPeople() throws Exception {
        String words = "0x1000 + 0x4, ioeventfd, descriptor 0, datamatch 0xdeadbeef, flags 0x1";
        assertThat(rendered(new TextReportRenderer()))
                .contains("I/O descriptor: " + words)
                .contains("0x1008 + 0x0, type 4294967295, descriptor 4294967295\n");
        assertThat(rendered(new HtmlReportRenderer())).contains("I/O descriptor: " + words);
        assertThat(rendered(new MarkdownReportRenderer()).replaceAll("\\s+", " "))
                .contains(words);
    }
}
