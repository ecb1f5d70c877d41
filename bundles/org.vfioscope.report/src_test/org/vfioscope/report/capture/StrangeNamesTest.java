package org.vfioscope.report.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.report.Golden;
import org.vfioscope.report.ReportRenderer;
import org.vfioscope.report.html.HtmlReportRenderer;
import org.vfioscope.report.svg.SvgReportRenderer;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** A capture comes from anywhere: whatever its names hold, they are text in what is made of it. */
class StrangeNamesTest {

    @TempDir
    Path folder;

    /** A report of a capture in which devices, regions and titles have names that markup does not take. */
    private String rendered(ReportRenderer renderer) throws Exception {
        String strange = Golden.text("report.json")
                .replace("\"name\": \"0009:01:00.0\"", "\"name\": \"<d>\\u0001\\u001f\"")
                .replace("\"name\": \"BAR 0\"", "\"name\": \"<r>&\\u0000\\ufffe\\uffff\\ud800 \\ud83d\\ude00\"")
                .replace("\"title\": \"", "\"title\": \"<t>\\u0008");
        return RenderedCapture.of(strange, folder.resolve("strange.json"), renderer);
    }

    @Test
    void svgStaysWellFormed() throws Exception {
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(rendered(new SvgReportRenderer()))));
        assertThat(svg.getDocumentElement().getTextContent())
                .contains("<d>??", "<r>&???? \ud83d\ude00, 0x1000000", "<t>?");
    }

    @Test
    void htmlHasNoTagsOfTheirs() throws Exception {
        String html = rendered(new HtmlReportRenderer());
        assertThat(html).doesNotContain("<d>", "<r>", "<t>").contains("Content of &lt;r>&amp;???? \ud83d\ude00");
        assertThat(html.chars()).allMatch(character -> character >= ' ' || character == '\n');
    }
}
