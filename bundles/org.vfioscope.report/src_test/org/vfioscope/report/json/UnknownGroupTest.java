package org.vfioscope.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.spi.Recording;
import org.vfioscope.report.DeviceReport;
import org.vfioscope.report.ReportRenderer;
import org.vfioscope.report.capture.RenderedCapture;
import org.vfioscope.report.capture.imported.ImportedDevices;
import org.vfioscope.report.diff.DeviceDiff;
import org.vfioscope.report.html.HtmlReportRenderer;
import org.vfioscope.report.markdown.MarkdownReportRenderer;
import org.vfioscope.report.text.TextReportRenderer;

/** Devices of a dump of lspci that tells no IOMMU groups, as older ones print them. */
class UnknownGroupTest {

    private static final Path DUMP = Path.of("src_test/imports/lspci-nn-vvv-xxxx.txt");

    @TempDir
    Path folder;

    private static String dump() throws Exception {
        return Files.readString(DUMP).replaceAll("\tIOMMU group: .*\n", "");
    }

    private String rendered(String capture, ReportRenderer renderer) throws Exception {
        return RenderedCapture.of(capture, folder.resolve("dump"), renderer);
    }

    @Test
    void comeBackFromTheirReportAsTheyWere() throws Exception {
        String json = rendered(dump(), new JsonReportRenderer());
        assertThat(json).contains("\"IOMMU_GROUP\"").doesNotContain("\"iommuGroup\"");
        assertThat(PublishedSchemas.errors(PublishedSchemas.REPORT, json)).isEmpty();
        assertThat(rendered(json, new JsonReportRenderer())).isEqualTo(json);
    }

    @Test
    void theSchemaWantsTheGroupWhereItIsKnown() throws Exception {
        String json = rendered(dump(), new JsonReportRenderer());
        assertThat(PublishedSchemas.errors(PublishedSchemas.REPORT, json.replace("\"IOMMU_GROUP\"", "\"REGIONS\"")))
                .isNotEmpty();
    }

    @Test
    void areSaidToBeInAnUnknownOne() throws Exception {
        assertThat(rendered(dump(), new TextReportRenderer()))
                .contains("Driver: vfio-pci; IOMMU group: not captured")
                .doesNotContain("IOMMU group: none");
        assertThat(rendered(dump(), new MarkdownReportRenderer())).contains("IOMMU group: not captured");
        assertThat(rendered(dump(), new HtmlReportRenderer())).contains("<th>IOMMU group</th><td>not captured</td>");
    }

    @Test
    void areNotComparedInThat() throws Exception {
        Files.writeString(folder.resolve("without"), dump());
        DeviceDiff diff = DeviceDiff.of(last(DUMP), last(folder.resolve("without")), Set.of());
        assertThat(diff.changes()).isEmpty();
        assertThat(diff.notCompared()).contains("only A has: IOMMU group");
    }

    private static DeviceReport last(Path dump) throws Exception {
        Recording device = ImportedDevices.read(dump).getLast();
        return new DeviceReport(device.snapshot(), List.of(), List.of(), device.occasion());
    }
}
