package org.vfioscope.report.text;

import java.util.List;
import java.util.stream.Collectors;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.IrqInfo;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.report.DeviceReport;
import org.vfioscope.report.Report;
import org.vfioscope.report.ReportRenderer;

/** A report for people, in the spirit of lspci -vv, on 100 columns. */
public final class TextReportRenderer implements ReportRenderer {

    @Override
    public String render(Report report) {
        TextPage page = new TextPage();
        for (int i = 0; i < report.devices().size(); i++) {
            if (i > 0) {
                page.blank();
            }
            device(page, report.devices().get(i));
        }
        return page.toString();
    }

    private static void device(TextPage page, DeviceReport device) {
        DeviceSnapshot snapshot = device.snapshot();
        DescriptionText.write(page, snapshot.device());
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
        page.line(
                1,
                "Dmabuf export: %s"
                        .formatted(
                                snapshot.dmabufSupport().isSupported()
                                        ? "supported, "
                                                + snapshot.dmabufSupport().reason()
                                        : snapshot.dmabufSupport().reason()));
        snapshot.msix()
                .ifPresent(table -> page.line(
                        1,
                        "MSI-X table: in region %s at 0x%x, %s entries, %s"
                                .formatted(table.bar(), table.offset(), table.entries(), new ByteSize(table.size()))));
        snapshot.config().ifPresent(config -> ConfigText.write(page, config));
        FeatureText.write(page, snapshot.features());
        regions(page, snapshot);
        interrupts(page, snapshot);
        device.dmabufs().forEach(dmabuf -> DmabufText.write(page, dmabuf));
        if (!snapshot.problems().isEmpty()) {
            page.line(1, "Could not be read:");
            snapshot.problems().forEach(problem -> page.line(2, problem));
        }
    }

    private static void regions(TextPage page, DeviceSnapshot snapshot) {
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
