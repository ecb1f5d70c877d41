package org.vfioscope.report.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.RegionContent;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.pci.PciCommand;
import org.vfioscope.model.pci.PciConfig;
import org.vfioscope.report.DeviceReport;
import org.vfioscope.report.Golden;
import org.vfioscope.report.SampleDevices;
import org.vfioscope.report.json.JsonDiffRenderer;

class DeviceDiffTest {

    @Test
    void aDeviceIsEqualToItself() throws IOException {
        DeviceDiff diff = DeviceDiff.of(SampleDevices.gpu(), SampleDevices.gpu(), Set.of());
        assertThat(diff.isEqual()).isTrue();
        assertThat(diff.changes()).isEmpty();
        assertThat(TextDiffRenderer.render(report(diff))).contains("no difference\n");
    }

    @Test
    void showsWhatChangedAsItWasLookedAt() throws IOException {
        ReportDiff diff = report(
                DeviceDiff.of(withContent(SampleDevices.gpu(), 0), withContent(changed(), 1), Set.of()),
                DeviceDiff.of(SampleDevices.gpu(), SampleDevices.unopened(), Set.of(DiffSection.PLACEMENT)));
        assertThat(TextDiffRenderer.render(diff)).isEqualTo(Golden.text("diff.txt"));
        assertThat(JsonDiffRenderer.render(diff)).isEqualTo(Golden.text("diff.json"));
    }

    @Test
    void leavesOutWhatIsToBeIgnored() throws IOException {
        DeviceDiff diff = DeviceDiff.of(SampleDevices.gpu(), changed(), Set.of(DiffSection.CONFIG));
        assertThat(diff.isEqual()).isTrue();
    }

    @Test
    void tellsWhatIsTheSameToo() throws IOException {
        List<ComparedProperty> all = new ArrayList<>();
        DeviceDiff diff = DeviceDiff.of(SampleDevices.gpu(), changed(), Set.of(), all::add);
        assertThat(all.stream()
                        .filter(property -> !property.isSame())
                        .map(ComparedProperty::change)
                        .toList())
                .isEqualTo(diff.changes())
                .isNotEmpty();
        assertThat(all)
                .filteredOn(ComparedProperty::isSame)
                .anyMatch(property -> property.section() == DiffSection.REGIONS
                        && property.subject().equals("BAR 0")
                        && property.property().equals("size"));
    }

    @Test
    void comparesNothingThatWasNotCaptured() throws IOException {
        DeviceDiff diff = DeviceDiff.of(SampleDevices.gpu(), SampleDevices.unopened(), Set.of());
        assertThat(diff.changes())
                .extracting(Change::section)
                .containsOnly(DiffSection.IDENTITY, DiffSection.PLACEMENT);
        assertThat(diff.notCompared())
                .contains(
                        "only A has: device, regions, ranges, capabilities, interrupts, config, features, dma, dmabufs");
    }

    @Test
    void joinsRunsAcrossPiecesAndKeepsABoundedNumber() throws IOException {
        DeviceReport zeros = content(0x30000, offset -> 0);
        DeviceDiff one = DeviceDiff.of(
                zeros, content(0x30000, offset -> offset >= 0xfff0 && offset < 0x10010 ? 1 : 0), Set.of());
        assertThat(one.contentChanges())
                .containsExactly(new ContentChange("BAR 0", 0xfff0, 0x20, "00".repeat(16), "01".repeat(16)));
        DeviceDiff many = DeviceDiff.of(zeros, content(0x30000, offset -> (int) offset & 1), Set.of());
        assertThat(many.contentChanges()).hasSize(1000);
        assertThat(many.furtherRuns()).isEqualTo(0x30000 / 2 - 1000);
    }

    private static ReportDiff report(DeviceDiff... devices) {
        return new ReportDiff("Vfioscope 0.1.0", List.of(devices), List.of("0000:05:00.0"), List.of());
    }

    private static DeviceReport changed() {
        DeviceReport gpu = SampleDevices.gpu();
        PciConfig config = gpu.snapshot().config().orElseThrow();
        DeviceSnapshot snapshot = gpu.snapshot()
                .withConfig(new PciConfig(
                        new PciCommand(0x400),
                        config.status(),
                        config.bars(),
                        config.capabilities().subList(0, 3),
                        Optional.empty(),
                        config.msix(),
                        config.link()));
        return new DeviceReport(snapshot, gpu.dmabufs(), gpu.contents(), gpu.occasion());
    }

    private static DeviceReport withContent(DeviceReport report, int step) {
        return new DeviceReport(
                report.snapshot(),
                report.dmabufs(),
                List.of(run(0x100, offset -> offset >= 0x40 ? (int) offset * (1 + step) : 0)),
                report.occasion());
    }

    private static DeviceReport content(long size, Bytes bytes) {
        DeviceReport gpu = SampleDevices.gpu();
        return new DeviceReport(gpu.snapshot(), List.of(), List.of(run(size, bytes)), gpu.occasion());
    }

    private interface Bytes {
        int at(long offset);
    }

    private static RegionContent run(long size, Bytes bytes) {
        return new RegionContent(0, 0, size, (long offset, ByteBuffer into) -> {
            for (int i = 0; i < into.limit(); i++) {
                into.put(i, (byte) bytes.at(offset + i));
            }
        });
    }
}
