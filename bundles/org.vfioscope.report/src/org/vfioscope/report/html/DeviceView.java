package org.vfioscope.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.SnapshotPart;
import org.vfioscope.model.pci.PciCommand;
import org.vfioscope.model.pci.PciConfig;
import org.vfioscope.report.DeviceReport;
import org.vfioscope.report.text.BarText;
import org.vfioscope.report.text.DescriptionText;
import org.vfioscope.report.text.DmaText;
import org.vfioscope.report.text.FeatureText;
import org.vfioscope.report.text.FlagText;
import org.vfioscope.report.text.OccasionText;
import org.vfioscope.report.text.RegionText;

/**
 * A device as the page shows it.
 *
 * @param name its name
 * @param title what it is
 * @param simulated whether nothing real stands behind it
 * @param facts what there is to say of it as a whole
 * @param regions the regions that exist
 * @param absent the names of those that do not; empty where all exist
 * @param interrupts the interrupts in words
 * @param dmabufs the open dmabufs
 * @param problems what could not be read
 * @param notCaptured what nobody asked it for
 */
public record DeviceView(
        String name,
        String title,
        boolean simulated,
        List<Row> facts,
        List<RegionView> regions,
        String absent,
        List<Row> interrupts,
        List<DmabufView> dmabufs,
        List<String> problems,
        List<String> notCaptured) {

    static DeviceView of(DeviceReport report) {
        DeviceSnapshot snapshot = report.snapshot();
        return new DeviceView(
                report.name(),
                DescriptionText.title(report.device()),
                report.device().simulated(),
                facts(report),
                snapshot.regions().stream()
                        .filter(region -> region.info().isPresent())
                        .map(region -> RegionView.of(report, region))
                        .toList(),
                snapshot.regions().stream()
                        .filter(region -> !region.info().isPresent())
                        .map(RegionSnapshot::name)
                        .collect(Collectors.joining(", ")),
                snapshot.irqs().stream()
                        .map(irq -> new Row(
                                PciIndex.irqName(report.isPci(), irq.index()),
                                irq.count() == 0
                                        ? "none"
                                        : Integer.toUnsignedString(irq.count()) + "; "
                                                + FlagText.names(irq.flags(), irq.rawFlags())))
                        .toList(),
                report.dmabufs().stream()
                        .map(dmabuf -> DmabufView.of(report, dmabuf))
                        .toList(),
                snapshot.problems(),
                snapshot.notCaptured().stream()
                        .sorted()
                        .map(SnapshotPart::label)
                        .toList());
    }

    private static List<Row> facts(DeviceReport report) {
        DeviceSnapshot snapshot = report.snapshot();
        DeviceDescription device = report.device();
        List<Row> facts = new ArrayList<>();
        DescriptionText.subsystem(device).ifPresent(ids -> facts.add(new Row("Subsystem", ids)));
        device.capture().ifPresent(capture -> facts.add(new Row("From the file", capture.file())));
        report.occasion().ifPresent(occasion -> facts.add(new Row("Read", OccasionText.of(occasion))));
        if (snapshot.has(SnapshotPart.PLACEMENT)) {
            facts.add(new Row("Driver", DescriptionText.driver(device)));
            facts.add(new Row("IOMMU group", DescriptionText.group(device)));
        }
        device.obstacle().ifPresent(obstacle -> facts.add(new Row("Cannot be opened", obstacle)));
        if (snapshot.has(SnapshotPart.DEVICE_INFO)) {
            facts.add(new Row("Opened through", snapshot.via()));
            facts.add(new Row(
                    "Device flags",
                    FlagText.meanings(snapshot.info().flags(), snapshot.info().rawFlags())));
            snapshot.info()
                    .capabilities()
                    .forEach(capability ->
                            facts.add(new Row("Device capability " + capability.id(), RegionText.meaning(capability))));
        }
        if (snapshot.has(SnapshotPart.DMABUF_SUPPORT)) {
            String reason = snapshot.dmabufSupport().reason();
            facts.add(
                    new Row("Dmabuf export", snapshot.dmabufSupport().isSupported() ? "supported, " + reason : reason));
        }
        if (!snapshot.features().isEmpty()) {
            facts.add(new Row("Device features", FeatureText.known(snapshot.features())));
        }
        DmaText.hotReset(snapshot).ifPresent(devices -> facts.add(new Row("Hot reset resets", devices)));
        DmaText.iovaRanges(snapshot).ifPresent(ranges -> facts.add(new Row("IOVA ranges", ranges)));
        if (!snapshot.has(SnapshotPart.REGIONS)) {
            device.bars().forEach(bar -> facts.add(new Row("BAR", BarText.line(bar))));
        }
        snapshot.config().ifPresent(config -> config(facts, snapshot, config));
        return facts;
    }

    private static void config(List<Row> facts, DeviceSnapshot snapshot, PciConfig config) {
        PciCommand command = config.command();
        facts.add(new Row(
                "Command",
                "memory decode %s, I/O decode %s, bus master %s, INTx %s [0x%x]"
                        .formatted(
                                onOff(command.memoryDecode()),
                                onOff(command.ioDecode()),
                                onOff(command.busMaster()),
                                onOff(!command.intxDisabled()),
                                command.word())));
        config.power().ifPresent(power -> facts.add(new Row("Power state", power.toString())));
        config.link()
                .ifPresent(link -> facts.add(new Row("Link", link + (link.isDegraded() ? ", below its best" : ""))));
        snapshot.msix()
                .ifPresent(table -> facts.add(new Row(
                        "MSI-X table",
                        "in region %s at 0x%x, %s entries, %s"
                                .formatted(table.bar(), table.offset(), table.entries(), new ByteSize(table.size())))));
        if (!config.capabilities().isEmpty()) {
            facts.add(new Row(
                    "PCI capabilities",
                    config.capabilities().stream()
                            .map(capability -> "[%x] %s".formatted(capability.offset(), capability.name()))
                            .collect(Collectors.joining(", "))));
        }
    }

    private static String onOff(boolean on) {
        return on ? "on" : "off";
    }
}
