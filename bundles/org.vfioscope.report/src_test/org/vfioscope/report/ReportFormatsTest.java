package org.vfioscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfioscope.report.csv.CsvReportRenderer;
import org.vfioscope.report.table.ReportTables;
import org.vfioscope.report.table.Table;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ReportFormatsTest {

    static Stream<ReportFormat> texts() {
        return ReportFormats.builtIn().all().stream().filter(ReportFormat::text);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void rendersAsItWasLookedAt(ReportFormat format) throws IOException {
        assertThat(format.renderer().get().render(SampleLists.report()))
                .isEqualTo(Golden.text("report." + format.extension()));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void followsNeitherLocaleNorTimeZone(ReportFormat format) throws IOException {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
        try {
            assertThat(format.renderer().get().render(SampleLists.report()))
                    .isEqualTo(Golden.text("report." + format.extension()));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void markdownFitsIntoEightyColumns() throws IOException {
        assertThat(Golden.text("report.md").lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void htmlNeedsNothingButItself() throws IOException {
        assertThat(Golden.text("report.html")).doesNotContain("http", "src=", "@import", "url(", "<script");
    }

    @Test
    void svgIsWellFormed() throws Exception {
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Golden.text("report.svg"))))
                .getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("svg");
        assertThat(root.getElementsByTagName("rect").getLength()).isPositive();
    }

    @Test
    void everyTableOfCsvIsAsItWasLookedAt() throws IOException {
        for (Table<DeviceReport> table : ReportTables.all()) {
            assertThat(CsvReportRenderer.of(table).render(SampleLists.report()))
                    .as(table.name())
                    .isEqualTo(Golden.text("csv/" + table.name() + ".csv"));
        }
    }

    @Test
    void csvZipsAllTablesTheSameEveryTime() throws IOException {
        byte[] zip = zip();
        assertThat(zip()).isEqualTo(zip);
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(entries).hasSize(ReportTables.all().size());
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            assertThat(entry.getValue()).isEqualTo(Golden.text("csv/" + entry.getKey()));
        }
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ReportWriter writer = CsvReportRenderer.zip().open("Vfioscope 0.1.0", out)) {
            for (DeviceReport device : SampleLists.report().devices()) {
                writer.add(device);
            }
            writer.finish();
        }
        return out.toByteArray();
    }
}
