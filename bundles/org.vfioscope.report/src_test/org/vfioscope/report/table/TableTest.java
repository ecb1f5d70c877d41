package org.vfioscope.report.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vfioscope.report.SampleLists;
import org.vfioscope.report.csv.CsvDeviceListRenderer;
import org.vfioscope.report.csv.CsvReportRenderer;
import org.vfioscope.report.text.TextDeviceListRenderer;

class TableTest {

    @Test
    void showsChosenColumnsInTheirOrder() throws IOException {
        assertThat(CsvReportRenderer.of(ReportTables.named("BARS").choose(List.of("size", "Device")))
                        .render(SampleLists.report()))
                .startsWith("size,device\r\n0x1000000,0009:01:00.0\r\n");
        assertThat(new TextDeviceListRenderer(List.of("state", "name")).render(SampleLists.devices()))
                .startsWith("Host devices\nSTATE  NAME\nready  0009:01:00.0\n");
        assertThat(new CsvDeviceListRenderer(List.of("name", "group")).render(SampleLists.devices()))
                .isEqualTo("name,group\r\n0009:01:00.0,8\r\nsim:display,none\r\n");
    }

    @Test
    void namesTheColumnsThereAreWhereOneIsNotAmongThem() {
        assertThatThrownBy(() -> ReportTables.named("bars").choose(List.of("colour")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'colour' is no column of bars, which has device,bar,kind,address,size,io,64-bit,prefetchable");
        assertThatThrownBy(() -> ReportTables.named("rows"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'rows' is no table; there are devices,bars,");
    }
}
