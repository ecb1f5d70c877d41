package org.vfioscope.report.text;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import org.vfioscope.access.RegionContent;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.IrqInfo;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.SnapshotPart;
import org.vfioscope.report.ContentPieces;
import org.vfioscope.report.DeviceReport;
import org.vfioscope.report.ReportRenderer;
import org.vfioscope.report.ReportWriter;
import org.vfioscope.report.Utf8;

/** A report for people, in the spirit of lspci -vv, on 100 columns. */
public final class TextReportRenderer implements ReportRenderer {

    @Override
    public ReportWriter open(String generator, OutputStream out) {
        Writer writer = Utf8.writer(out);
        TextPage page = new TextPage();
        return new ReportWriter() {
            private boolean begun;

            @Override
            public void add(DeviceReport device) throws IOException {
                if (begun) {
                    page.blank();
                }
                begun = true;
                device(page, device);
                page.flushTo(writer);
                for (RegionContent content : device.contents()) {
                    content(page, device, content, writer);
                }
            }

            @Override
            public void finish() throws IOException {
                writer.flush();
            }
        };
    }

    private static void device(TextPage page, DeviceReport device) {
        DeviceSnapshot snapshot = device.snapshot();
        DescriptionText.write(page, device);
        info(page, snapshot);
        if (snapshot.has(SnapshotPart.DMABUF_SUPPORT)) {
            String reason = snapshot.dmabufSupport().reason();
            page.line(
                    1, "Dmabuf export: " + (snapshot.dmabufSupport().isSupported() ? "supported, " + reason : reason));
        }
        snapshot.msix()
                .ifPresent(table -> page.line(
                        1,
                        "MSI-X table: in region %s at 0x%x, %s entries, %s"
                                .formatted(table.bar(), table.offset(), table.entries(), new ByteSize(table.size()))));
        snapshot.config().ifPresent(config -> ConfigText.write(page, config));
        FeatureText.write(page, snapshot.features());
        DmaText.hotReset(snapshot).ifPresent(devices -> page.line(1, "Hot reset resets: " + devices));
        DmaText.iovaRanges(snapshot).ifPresent(ranges -> page.line(1, "IOVA ranges: " + ranges));
        regions(page, snapshot);
        if (snapshot.has(SnapshotPart.INTERRUPTS)) {
            interrupts(page, snapshot);
        }
        device.dmabufs().forEach(dmabuf -> DmabufText.write(page, dmabuf));
        if (!snapshot.problems().isEmpty()) {
            page.line(1, "Could not be read:");
            snapshot.problems().forEach(problem -> page.line(2, problem));
        }
        if (!snapshot.notCaptured().isEmpty()) {
            page.line(1, "Not captured: " + PartText.names(snapshot));
        }
    }

    private static void info(TextPage page, DeviceSnapshot snapshot) {
        if (!snapshot.has(SnapshotPart.DEVICE_INFO)) {
            return;
        }
        page.line(1, "Opened through: " + snapshot.via());
        page.line(
                1,
                "Device flags: "
                        + FlagText.meanings(
                                snapshot.info().flags(), snapshot.info().rawFlags()));
        snapshot.info()
                .capabilities()
                .forEach(capability -> page.line(
                        1,
                        "Device capability %s, version %s: %s"
                                .formatted(capability.id(), capability.version(), RegionText.meaning(capability))));
    }

    private static void content(TextPage page, DeviceReport device, RegionContent content, Writer out)
            throws IOException {
        MmapRange range = new MmapRange(content.offset(), content.size());
        page.line(
                1,
                "Content of %s %s, %s:"
                        .formatted(device.regionName(content.region()), range, new ByteSize(content.size())));
        ContentPieces.forEach(content, piece -> {
            HexLines.write(piece, line -> page.row("        " + line));
            page.flushTo(out);
        });
        page.flushTo(out);
    }

    private static void regions(TextPage page, DeviceSnapshot snapshot) {
        if (!snapshot.has(SnapshotPart.REGIONS)) {
            snapshot.device().bars().forEach(bar -> page.line(1, BarText.line(bar)));
        }
        RegionText region = new RegionText(page);
        snapshot.regions().stream().filter(r -> r.info().isPresent()).forEach(region::write);
        List<RegionSnapshot> absent =
                snapshot.regions().stream().filter(r -> !r.info().isPresent()).toList();
        if (!absent.isEmpty()) {
            String names = absent.stream().map(RegionSnapshot::name).collect(Collectors.joining(", "));
            absent.getFirst()
                    .plan()
                    .noRange()
                    .ifPresent(reason -> page.line(1, "Absent: %s: %s".formatted(names, reason.text())));
        }
    }

    private static void interrupts(TextPage page, DeviceSnapshot snapshot) {
        boolean pci = snapshot.info().isPci();
        page.line(1, "Interrupts:");
        for (IrqInfo irq : snapshot.irqs()) {
            page.line(
                    2,
                    "%s: %s"
                            .formatted(
                                    PciIndex.irqName(pci, irq.index()),
                                    irq.count() == 0
                                            ? "none"
                                            : Integer.toUnsignedString(irq.count()) + "; "
                                                    + FlagText.names(irq.flags(), irq.rawFlags())));
        }
    }
}
