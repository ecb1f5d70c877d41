package org.vfioscope.report.markdown;

import java.util.List;
import java.util.stream.Collectors;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.SnapshotPart;
import org.vfioscope.model.pci.PciCommand;
import org.vfioscope.model.pci.PciConfig;
import org.vfioscope.report.DeviceReport;
import org.vfioscope.report.text.DescriptionText;
import org.vfioscope.report.text.DmaText;
import org.vfioscope.report.text.DmabufText;
import org.vfioscope.report.text.FeatureText;
import org.vfioscope.report.text.FlagText;
import org.vfioscope.report.text.OccasionText;
import org.vfioscope.report.text.PartText;
import org.vfioscope.report.text.RegionText;

/** Writes one device. */
final class DeviceMarkdown {

    private final MarkdownPage page;
    private final DeviceReport report;
    private final DeviceSnapshot snapshot;

    DeviceMarkdown(MarkdownPage page, DeviceReport report) {
        this.page = page;
        this.report = report;
        this.snapshot = report.snapshot();
    }

    void write() {
        page.heading(2, report.name());
        head();
        bars();
        if (snapshot.has(SnapshotPart.REGIONS)) {
            new RegionMarkdown(page, snapshot).write();
        }
        config();
        if (snapshot.has(SnapshotPart.INTERRUPTS)) {
            interrupts();
        }
        dmabufs();
        if (!snapshot.problems().isEmpty()) {
            page.heading(3, "Could not be read");
            snapshot.problems().forEach(page::item);
        }
        page.endList();
    }

    private void head() {
        DeviceDescription device = report.device();
        page.item(DescriptionText.title(device));
        if (device.simulated()) {
            page.item("SIMULATED: no hardware behind it");
        }
        DescriptionText.subsystem(device).ifPresent(ids -> page.item("Subsystem: " + ids));
        device.capture().ifPresent(capture -> page.item("From the file: " + capture.file()));
        report.occasion().ifPresent(occasion -> page.item("Read: " + OccasionText.of(occasion)));
        if (snapshot.has(SnapshotPart.PLACEMENT)) {
            page.item("Driver: %s; IOMMU group: %s"
                    .formatted(DescriptionText.driver(device), DescriptionText.group(device)));
        }
        device.obstacle().ifPresent(obstacle -> page.item("Cannot be opened: " + obstacle));
        if (snapshot.has(SnapshotPart.DEVICE_INFO)) {
            page.item("Opened through: " + snapshot.via());
            page.item("Device flags: "
                    + FlagText.names(snapshot.info().flags(), snapshot.info().rawFlags()));
            snapshot.info()
                    .capabilities()
                    .forEach(capability -> page.item("Device capability %s, version %s: %s"
                            .formatted(capability.id(), capability.version(), RegionText.meaning(capability))));
        }
        if (snapshot.has(SnapshotPart.DMABUF_SUPPORT)) {
            String reason = snapshot.dmabufSupport().reason();
            page.item("Dmabuf export: " + (snapshot.dmabufSupport().isSupported() ? "supported, " + reason : reason));
        }
        if (!snapshot.features().isEmpty()) {
            page.item("Device features: " + FeatureText.known(snapshot.features()));
        }
        DmaText.hotReset(snapshot).ifPresent(devices -> page.item("Hot reset resets: " + devices));
        DmaText.iovaRanges(snapshot).ifPresent(ranges -> page.item("IOVA ranges: " + ranges));
        if (!snapshot.notCaptured().isEmpty()) {
            page.item("Not captured: " + PartText.names(snapshot));
        }
    }

    private void bars() {
        List<PciBar> bars = report.device().bars();
        if (bars.isEmpty()) {
            return;
        }
        page.heading(3, "BARs");
        page.table(
                List.of("BAR", "Kind", "Address", "Size"),
                bars.stream()
                        .map(bar -> List.of(
                                PciIndex.regionName(true, bar.index()),
                                bar.kind().replace("prefetchable", "pref."),
                                "0x%x".formatted(bar.start()),
                                new ByteSize(bar.size()).toString()))
                        .toList());
    }

    private void config() {
        if (snapshot.config().isEmpty()) {
            return;
        }
        PciConfig config = snapshot.config().get();
        PciCommand command = config.command();
        page.heading(3, "Config space");
        page.item("Command 0x%04x: memory decode %s, I/O decode %s, bus master %s, INTx %s"
                .formatted(
                        command.word(),
                        onOff(command.memoryDecode()),
                        onOff(command.ioDecode()),
                        onOff(command.busMaster()),
                        onOff(!command.intxDisabled())));
        config.power().ifPresent(power -> page.item("Power state: " + power));
        config.link().ifPresent(link -> page.item("Link: " + link + (link.isDegraded() ? ", below its best" : "")));
        snapshot.msix()
                .ifPresent(table -> page.item("MSI-X table: region %s at 0x%x, %s entries, %s"
                        .formatted(table.bar(), table.offset(), table.entries(), new ByteSize(table.size()))));
        if (!config.capabilities().isEmpty()) {
            page.item("Capabilities: "
                    + config.capabilities().stream()
                            .map(capability -> "[%x] %s".formatted(capability.offset(), capability.name()))
                            .collect(Collectors.joining(", ")));
        }
    }

    private static String onOff(boolean on) {
        return on ? "on" : "off";
    }

    private void interrupts() {
        page.heading(3, "Interrupts");
        page.table(
                List.of("Interrupt", "Count", "Flags"),
                snapshot.irqs().stream()
                        .map(irq -> List.of(
                                PciIndex.irqName(report.isPci(), irq.index()),
                                irq.count() == 0 ? "none" : Integer.toUnsignedString(irq.count()),
                                irq.count() == 0 ? "" : FlagText.names(irq.flags(), irq.rawFlags())))
                        .toList());
    }

    private void dmabufs() {
        for (Dmabuf dmabuf : report.dmabufs()) {
            page.heading(3, "Dmabuf of " + report.regionName(dmabuf.region()));
            page.item(DmabufText.summary(dmabuf));
            page.table(
                    List.of("BAR offset", "Length", "Dmabuf offset", "QEMU's fd_offset"),
                    dmabuf.ranges().stream()
                            .map(range -> List.of(
                                    "0x%x".formatted(range.regionOffset()),
                                    "0x%x".formatted(range.length()),
                                    "0x%x".formatted(range.dmabufOffset()),
                                    range.qemuAgrees() ? "the same" : "0x%x differs".formatted(range.qemuFdOffset())))
                            .toList());
        }
    }
}
