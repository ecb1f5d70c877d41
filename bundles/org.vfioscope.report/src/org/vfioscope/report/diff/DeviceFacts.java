package org.vfioscope.report.diff;

import java.util.List;
import java.util.stream.Collectors;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.FeatureProbe;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.PciIdentity;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.SnapshotPart;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.pci.ConfigBar;
import org.vfioscope.model.pci.PciCapability;
import org.vfioscope.model.pci.PciConfig;
import org.vfioscope.report.DeviceReport;
import org.vfioscope.report.text.DescriptionText;
import org.vfioscope.report.text.DmaText;
import org.vfioscope.report.text.FlagText;
import org.vfioscope.report.text.RegionText;

/** Lists the facts of a device that are compared. Its name, and when, where and how it was read, are none of them. */
final class DeviceFacts {

    /** A property that other programs may leave out of what they print. */
    static final String IOMMU_GROUP = SnapshotPart.IOMMU_GROUP.label();

    private static final String NONE = "none";

    private final DeviceReport report;
    private final DeviceSnapshot snapshot;
    private final Facts facts = new Facts();

    private DeviceFacts(DeviceReport report) {
        this.report = report;
        this.snapshot = report.snapshot();
    }

    static Facts of(DeviceReport report) {
        DeviceFacts lister = new DeviceFacts(report);
        lister.list();
        return lister.facts;
    }

    private void list() {
        if (snapshot.has(SnapshotPart.IDENTITY)) {
            identity();
        }
        if (snapshot.has(SnapshotPart.PLACEMENT)) {
            placement();
        }
        if (snapshot.has(SnapshotPart.DEVICE_INFO)) {
            device();
        }
        if (snapshot.has(SnapshotPart.REGIONS)) {
            RegionFacts.add(snapshot, facts);
        }
        if (snapshot.has(SnapshotPart.INTERRUPTS)) {
            facts.know(DiffSection.INTERRUPTS);
            snapshot.irqs()
                    .forEach(irq -> facts.add(
                            DiffSection.INTERRUPTS,
                            PciIndex.irqName(report.isPci(), irq.index()),
                            "count and flags",
                            Integer.toUnsignedString(irq.count()) + "; "
                                    + FlagText.names(irq.flags(), irq.rawFlags())));
        }
        if (snapshot.has(SnapshotPart.CONFIG)) {
            facts.know(DiffSection.CONFIG);
            snapshot.config().ifPresent(this::config);
        }
        if (snapshot.has(SnapshotPart.FEATURES)) {
            facts.know(DiffSection.FEATURES);
            snapshot.features().forEach(this::feature);
        }
        if (snapshot.has(SnapshotPart.DMABUF_SUPPORT)) {
            facts.add(
                    DiffSection.FEATURES,
                    "",
                    "dmabuf export",
                    snapshot.dmabufSupport().level());
        }
        if (snapshot.has(SnapshotPart.HOT_RESET)) {
            facts.add(
                    DiffSection.DMA, "", "hot reset", DmaText.hotReset(snapshot).orElse(NONE));
        }
        if (snapshot.has(SnapshotPart.IOVA_RANGES)) {
            facts.add(
                    DiffSection.DMA,
                    "",
                    "IOVA ranges",
                    DmaText.iovaRanges(snapshot).orElse(NONE));
        }
        if (!report.dmabufs().isEmpty()) {
            report.dmabufs()
                    .forEach(dmabuf -> facts.add(
                            DiffSection.DMABUFS,
                            report.regionName(dmabuf.region()),
                            "dmabuf of " + new ByteSize(dmabuf.size()),
                            dmabuf.ranges().stream()
                                    .map(range -> "0x%x+0x%x at 0x%x"
                                            .formatted(range.regionOffset(), range.length(), range.dmabufOffset()))
                                    .collect(Collectors.joining(", "))));
        }
    }

    private void identity() {
        facts.know(DiffSection.IDENTITY);
        if (snapshot.device().pci().isPresent()) {
            PciIdentity pci = snapshot.device().pci().get();
            facts.add(DiffSection.IDENTITY, "", "vendor and device", pci.ids());
            facts.add(
                    DiffSection.IDENTITY,
                    "",
                    "subsystem",
                    DescriptionText.subsystem(snapshot.device()).orElse(NONE));
            facts.add(DiffSection.IDENTITY, "", "class", "%06x".formatted(pci.classCode()));
            facts.add(DiffSection.IDENTITY, "", "revision", "%02x".formatted(pci.revision()));
        }
    }

    private void placement() {
        facts.add(
                DiffSection.PLACEMENT, "", "driver", snapshot.device().driver().orElse(NONE));
        if (snapshot.has(SnapshotPart.IOMMU_GROUP)) {
            facts.add(DiffSection.PLACEMENT, "", IOMMU_GROUP, DescriptionText.group(snapshot.device()));
        }
        for (PciBar bar : snapshot.device().bars()) {
            String name = PciIndex.regionName(true, bar.index());
            facts.add(DiffSection.PLACEMENT, name, "kind", bar.kind());
            facts.add(DiffSection.PLACEMENT, name, "address", "0x%x".formatted(bar.start()));
            facts.add(DiffSection.PLACEMENT, name, "size", new ByteSize(bar.size()));
        }
    }

    private void device() {
        facts.add(
                DiffSection.DEVICE,
                "",
                "flags",
                FlagText.names(snapshot.info().flags(), snapshot.info().rawFlags()));
        facts.add(DiffSection.DEVICE, "", "regions", snapshot.info().regionCount());
        facts.add(DiffSection.DEVICE, "", "interrupts", snapshot.info().irqCount());
        facts.add(DiffSection.DEVICE, "", "page size", new ByteSize(snapshot.pageSize()));
        snapshot.info()
                .capabilities()
                .forEach(capability -> facts.add(
                        DiffSection.DEVICE, "capability " + capability.id(), "value", RegionText.meaning(capability)));
    }

    private void config(PciConfig config) {
        facts.add(
                DiffSection.CONFIG,
                "",
                "command",
                "0x%04x".formatted(config.command().word()));
        facts.add(DiffSection.CONFIG, "", "status", "0x%04x".formatted(config.status()));
        facts.add(
                DiffSection.CONFIG,
                "",
                "power state",
                config.power().map(Enum::name).orElse(NONE));
        facts.add(
                DiffSection.CONFIG,
                "",
                "link",
                config.link().map(Object::toString).orElse(NONE));
        facts.add(
                DiffSection.CONFIG,
                "",
                "MSI-X table",
                config.msix()
                        .map(table ->
                                "BAR %s at 0x%x, %s entries".formatted(table.bar(), table.offset(), table.entries()))
                        .orElse(NONE));
        for (ConfigBar bar : config.bars()) {
            facts.add(DiffSection.CONFIG, "BAR register " + bar.index(), "address", "0x%x".formatted(bar.address()));
        }
        List<PciCapability> capabilities = config.capabilities();
        capabilities.forEach(capability -> facts.add(
                DiffSection.CONFIG, "capability at 0x%x".formatted(capability.offset()), "name", capability.name()));
    }

    private void feature(FeatureProbe feature) {
        facts.add(
                DiffSection.FEATURES,
                feature.name(),
                "GET, SET",
                "%s, %s"
                        .formatted(
                                feature.get().map(Errno::name).orElse("yes"),
                                feature.set().map(Errno::name).orElse("yes")));
    }
}
