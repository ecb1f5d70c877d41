package org.vfioscope.report.json;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.vfioscope.model.Capability;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.FeatureProbe;
import org.vfioscope.model.Flag;
import org.vfioscope.model.IrqInfo;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.MsixMappableCapability;
import org.vfioscope.model.MsixTable;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.RegionIoFd;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.RegionTypeCapability;
import org.vfioscope.model.SnapshotPart;
import org.vfioscope.model.SparseMmapCapability;
import org.vfioscope.model.UnknownCapability;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.rules.QemuRanges;

/** Writes what an open device said of itself. */
final class SnapshotJson {

    private final JsonDocument json;
    private final DescriptionJson description;

    SnapshotJson(JsonDocument json) {
        this.json = json;
        this.description = new DescriptionJson(json);
    }

    /** Writes all parts that the snapshot has; a part that was not captured is left out, so it cannot pass for none. */
    void write(DeviceSnapshot snapshot) {
        json.texts(
                "notCaptured",
                snapshot.notCaptured().stream().sorted().map(Enum::name).toList());
        if (snapshot.has(SnapshotPart.DEVICE_INFO)) {
            info(snapshot);
        }
        boolean pci = snapshot.info().isPci();
        if (snapshot.has(SnapshotPart.REGIONS)) {
            json.objects("regions", snapshot.regions(), this::region);
        }
        if (snapshot.has(SnapshotPart.INTERRUPTS)) {
            json.objects("interrupts", snapshot.irqs(), irq -> irq(pci, irq));
        }
        if (snapshot.has(SnapshotPart.CONFIG)) {
            json.object("msixTable", snapshot.msix(), this::msix);
            json.object("config", snapshot.config(), new ConfigJson(json)::write);
        }
        if (snapshot.has(SnapshotPart.FEATURES)) {
            json.objects("features", snapshot.features(), this::feature);
        }
        if (snapshot.has(SnapshotPart.DMABUF_SUPPORT)) {
            json.object("dmabufSupport", () -> {
                json.flag("supported", snapshot.dmabufSupport().isSupported());
                json.text("level", snapshot.dmabufSupport().level().name());
                json.text("reason", snapshot.dmabufSupport().reason());
            });
        }
        if (snapshot.has(SnapshotPart.HOT_RESET)) {
            hotReset(snapshot);
        }
        if (snapshot.has(SnapshotPart.IOVA_RANGES)) {
            json.objects("iovaRanges", snapshot.iovaRanges(), range -> {
                json.hex("first", range.first());
                json.hex("last", range.last());
            });
        }
        json.texts("problems", snapshot.problems());
    }

    private void info(DeviceSnapshot snapshot) {
        json.text("via", snapshot.via());
        json.hex("pageSize", snapshot.pageSize());
        flags(snapshot.info().flags(), snapshot.info().rawFlags());
        json.number("regionCount", snapshot.info().regionCount());
        json.number("interruptCount", snapshot.info().irqCount());
        capabilities(snapshot.info().capabilities());
    }

    private void hotReset(DeviceSnapshot snapshot) {
        snapshot.hotReset()
                .ifPresentOrElse(
                        devices -> json.objects("hotReset", devices, device -> {
                            json.text("address", device.address().toString());
                            device.group()
                                    .ifPresentOrElse(
                                            group -> json.number("iommuGroup", group), () -> json.none("iommuGroup"));
                            json.flag("ownedHere", device.ownedHere());
                        }),
                        () -> json.none("hotReset"));
    }

    private void feature(FeatureProbe feature) {
        json.number("number", feature.number());
        json.text("name", feature.name());
        json.text("get", feature.get().map(Errno::name));
        json.text("set", feature.set().map(Errno::name));
    }

    private void region(RegionSnapshot region) {
        json.number("index", region.index());
        json.text("name", region.name());
        flags(region.info().flags(), region.info().rawFlags());
        json.hex("size", region.info().size());
        json.hex("fileOffset", region.info().offset());
        description.bar("bar", region.bar());
        capabilities(region.info().capabilities());
        ranges("kernelRanges", region.plan().kernel());
        json.object("qemu", () -> qemu(region.plan().qemu()));
        json.object("noRange", region.plan().noRange(), reason -> {
            json.text("code", reason.name());
            json.text("reason", reason.text());
        });
        if (!region.ioFds().isEmpty()) {
            json.objects("ioDescriptors", region.ioFds(), this::ioFd);
        }
    }

    private void ioFd(RegionIoFd part) {
        json.number("type", Integer.toUnsignedLong(part.type()));
        json.text("label", part.label());
        json.hex("offset", part.offset());
        json.hex("size", part.size());
        json.number("descriptor", Integer.toUnsignedLong(part.descriptor()));
        json.hex("flags", Integer.toUnsignedLong(part.flags()));
        json.hex("value", part.value());
    }

    private void qemu(QemuRanges qemu) {
        switch (qemu) {
            case QemuRanges.Mapped mapped -> {
                ranges("ranges", mapped.ranges());
                json.flag("msixTableCutOut", mapped.msixTableCutOut());
                json.none("refused");
            }
            case QemuRanges.Refused refused -> {
                ranges("ranges", List.of());
                json.flag("msixTableCutOut", false);
                json.text("refused", refused.reason());
            }
        }
    }

    private void capabilities(Collection<Capability> capabilities) {
        json.objects("capabilities", capabilities, capability -> {
            json.number("id", capability.id());
            json.number("version", capability.version());
            json.text("label", capability.label());
            switch (capability) {
                case SparseMmapCapability sparse -> ranges("areas", sparse.areas());
                case RegionTypeCapability type -> {
                    json.hex("type", Integer.toUnsignedLong(type.type()));
                    json.hex("subtype", Integer.toUnsignedLong(type.subtype()));
                }
                case MsixMappableCapability mappable -> {}
                case UnknownCapability unknown -> json.text("body", unknown.body());
            }
        });
    }

    private void ranges(String name, Collection<MmapRange> ranges) {
        json.objects(name, ranges, range -> {
            json.hex("offset", range.offset());
            json.hex("size", range.size());
        });
    }

    private void irq(boolean pci, IrqInfo irq) {
        json.number("index", irq.index());
        json.text("name", PciIndex.irqName(pci, irq.index()));
        flags(irq.flags(), irq.rawFlags());
        json.number("count", Integer.toUnsignedLong(irq.count()));
    }

    private void msix(MsixTable table) {
        json.number("region", table.bar());
        json.hex("offset", table.offset());
        json.hex("size", table.size());
        json.number("entries", table.entries());
    }

    private <F extends Enum<F> & Flag> void flags(Set<F> flags, int raw) {
        json.object("flags", () -> {
            json.hex("raw", Integer.toUnsignedLong(raw));
            json.texts("names", flags.stream().sorted().map(Flag::name).toList());
        });
    }
}
