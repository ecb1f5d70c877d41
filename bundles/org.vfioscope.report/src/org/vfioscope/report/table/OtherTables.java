package org.vfioscope.report.table;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.vfioscope.access.RegionContent;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.DmabufRange;
import org.vfioscope.model.FeatureProbe;
import org.vfioscope.model.IrqInfo;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.pci.PciCapability;
import org.vfioscope.model.pci.PciConfig;
import org.vfioscope.report.ContentPiece;
import org.vfioscope.report.ContentPieces;
import org.vfioscope.report.DeviceReport;

/** The tables of what a device has beside its regions. */
final class OtherTables {

    static final Table<DeviceReport> PCI_CAPABILITIES = new Table<>(
            "pci-capabilities", List.of("device", "offset", "id", "extended", "name"), OtherTables::pciCapabilities);

    static final Table<DeviceReport> INTERRUPTS = new Table<>(
            "interrupts",
            List.of("device", "interrupt", "name", "count", "flags", "raw-flags"),
            OtherTables::interrupts);

    static final Table<DeviceReport> FEATURES =
            new Table<>("features", List.of("device", "feature", "name", "get", "set"), OtherTables::features);

    static final Table<DeviceReport> DMABUFS = new Table<>(
            "dmabufs",
            List.of(
                    "device",
                    "fd",
                    "inode",
                    "region",
                    "size",
                    "range",
                    "region-offset",
                    "range-size",
                    "dmabuf-offset",
                    "qemu-fd-offset"),
            OtherTables::dmabufs);

    static final Table<DeviceReport> CONTENTS = new Table<>(
            "contents", List.of("device", "region", "offset", "size", "kind", "value"), OtherTables::contents);

    static final Table<DeviceReport> PROBLEMS = new Table<>("problems", List.of("device", "problem"), (device, row) -> {
        for (String problem : device.snapshot().problems()) {
            row.add(List.of(device.name(), problem));
        }
    });

    private OtherTables() {}

    private static void pciCapabilities(DeviceReport device, Table.Row row) throws IOException {
        List<PciCapability> capabilities =
                device.snapshot().config().map(PciConfig::capabilities).orElse(List.of());
        for (PciCapability capability : capabilities) {
            row.add(List.of(
                    device.name(),
                    Cells.hex(capability.offset()),
                    Cells.id(capability.extended() ? 4 : 2, capability.id()),
                    Boolean.toString(capability.extended()),
                    capability.name()));
        }
    }

    private static void interrupts(DeviceReport device, Table.Row row) throws IOException {
        for (IrqInfo irq : device.snapshot().irqs()) {
            row.add(List.of(
                    device.name(),
                    Integer.toString(irq.index()),
                    PciIndex.irqName(device.isPci(), irq.index()),
                    Integer.toUnsignedString(irq.count()),
                    Cells.flags(irq.flags()),
                    Cells.hex(Integer.toUnsignedLong(irq.rawFlags()))));
        }
    }

    private static void features(DeviceReport device, Table.Row row) throws IOException {
        for (FeatureProbe feature : device.snapshot().features()) {
            row.add(List.of(
                    device.name(),
                    Integer.toString(feature.number()),
                    feature.name(),
                    feature.get().map(Errno::name).orElse("yes"),
                    feature.set().map(Errno::name).orElse("yes")));
        }
    }

    private static void dmabufs(DeviceReport device, Table.Row row) throws IOException {
        for (Dmabuf dmabuf : device.dmabufs()) {
            for (int i = 0; i < dmabuf.ranges().size(); i++) {
                DmabufRange range = dmabuf.ranges().get(i);
                row.add(List.of(
                        device.name(),
                        Integer.toString(dmabuf.fd()),
                        dmabuf.inode() == 0 ? Cells.NOT_CAPTURED : Long.toUnsignedString(dmabuf.inode()),
                        Integer.toString(dmabuf.region()),
                        Cells.hex(dmabuf.size()),
                        Integer.toString(i),
                        Cells.hex(range.regionOffset()),
                        Cells.hex(range.length()),
                        Cells.hex(range.dmabufOffset()),
                        Cells.hex(range.qemuFdOffset())));
            }
        }
    }

    private static void contents(DeviceReport device, Table.Row row) throws IOException {
        for (RegionContent content : device.contents()) {
            ContentPieces.forEach(
                    content,
                    piece -> row.add(List.of(
                            device.name(),
                            Integer.toString(content.region()),
                            Cells.hex(piece.offset()),
                            Cells.hex(piece.size()),
                            switch (piece) {
                                case ContentPiece.Data data -> "bytes";
                                case ContentPiece.Fill fill -> "fill";
                                case ContentPiece.Unreadable unreadable -> "unreadable";
                            },
                            switch (piece) {
                                case ContentPiece.Data data -> HexFormat.of().formatHex(data.bytes());
                                case ContentPiece.Fill fill -> Cells.id(2, fill.value() & 0xff);
                                case ContentPiece.Unreadable unreadable ->
                                    unreadable.errno().name();
                            })));
        }
    }
}
