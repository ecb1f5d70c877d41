package org.vfioscope.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.report.DeviceReport;
import org.vfioscope.report.Golden;
import org.vfioscope.report.Report;
import org.vfioscope.report.SampleDevices;
import org.vfioscope.report.SampleLists;

class TextReportRendererTest {

    private String page;

    @BeforeEach
    void render() throws IOException {
        page = new TextReportRenderer().render(SampleLists.report());
    }

    @Test
    void saysEverythingInTheSpiritOfLspci() throws IOException {
        assertThat(page).isEqualTo(Golden.text("report.txt"));
    }

    @Test
    void fitsIntoHundredColumns() {
        assertThat(page.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void givesTheReasonOfEveryRegionWithoutARange() throws IOException {
        for (DeviceReport device : List.of(SampleDevices.gpu(), SampleDevices.display())) {
            String words = unwrapped(new TextReportRenderer().render(new Report("test", List.of(device))));
            for (RegionSnapshot region : device.snapshot().regions()) {
                region.plan().noRange().ifPresent(reason -> assertThat(words).contains(reason.text()));
            }
        }
    }

    @Test
    void marksASimulatedDeviceAndNoOther() throws IOException {
        assertThat(render(SampleDevices.display())).contains("SIMULATED");
        assertThat(render(SampleDevices.gpu())).doesNotContain("SIMULATED");
    }

    @Test
    void doesNotFollowTheLocale() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(new TextReportRenderer().render(SampleLists.report())).isEqualTo(Golden.text("report.txt"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void letsNoNameMoveTheCursor() {
        assertThat(page).doesNotContain("\u001b");
    }

    private static String render(DeviceReport device) throws IOException {
        return new TextReportRenderer().render(new Report("test", List.of(device)));
    }

    private static String unwrapped(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
