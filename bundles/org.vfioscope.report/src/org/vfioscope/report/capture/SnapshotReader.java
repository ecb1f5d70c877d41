package org.vfioscope.report.capture;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vfioscope.model.Bdf;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.DeviceFlag;
import org.vfioscope.model.DeviceInfo;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.FeatureProbe;
import org.vfioscope.model.FeatureSupport;
import org.vfioscope.model.Flag;
import org.vfioscope.model.HotResetDevice;
import org.vfioscope.model.IrqFlag;
import org.vfioscope.model.IrqInfo;
import org.vfioscope.model.SnapshotPart;
import org.vfioscope.model.dma.IovaRange;
import org.vfioscope.model.errno.Errno;

/** Reads what a captured device said of itself; a part whose properties are left out was not captured. */
final class SnapshotReader {

    private static final FeatureSupport NOT_CAPTURED = new FeatureSupport(FeatureSupport.Level.ERROR, "not captured");

    /** A property of each part, whose absence tells that the part is missing. */
    private static final Map<SnapshotPart, String> PROPERTIES = Map.of(
            SnapshotPart.IDENTITY, "pci",
            SnapshotPart.PLACEMENT, "bars",
            SnapshotPart.DEVICE_INFO, "flags",
            SnapshotPart.REGIONS, "regions",
            SnapshotPart.INTERRUPTS, "interrupts",
            SnapshotPart.CONFIG, "config",
            SnapshotPart.FEATURES, "features",
            SnapshotPart.DMABUF_SUPPORT, "dmabufSupport",
            SnapshotPart.HOT_RESET, "hotReset",
            SnapshotPart.IOVA_RANGES, "iovaRanges");

    private final Reader device;
    private final Set<SnapshotPart> missing;

    private SnapshotReader(Reader device, Set<SnapshotPart> missing) {
        this.device = device;
        this.missing = missing;
    }

    /**
     * Reads the snapshot.
     *
     * @param device the device
     * @param file the name of the file, without its folder
     */
    static DeviceSnapshot read(Reader device, String file) throws Damage {
        Set<SnapshotPart> missing = EnumSet.noneOf(SnapshotPart.class);
        List<String> named = device.has("notCaptured") ? device.texts("notCaptured") : List.of();
        for (SnapshotPart part : SnapshotPart.values()) {
            String property = PROPERTIES.get(part);
            if (named.contains(part.name()) || property != null && !device.has(property)) {
                missing.add(part);
            }
        }
        return new SnapshotReader(device, missing).read(DescriptionReader.read(device, missing, file));
    }

    private DeviceSnapshot read(DeviceDescription description) throws Damage {
        boolean info = has(SnapshotPart.DEVICE_INFO);
        return new DeviceSnapshot(
                description,
                info ? device.text("via") : "",
                info ? info() : new DeviceInfo(Set.of(), 0, 0, 0, List.of()),
                has(SnapshotPart.REGIONS) ? device.list("regions", RegionReader::read) : List.of(),
                has(SnapshotPart.INTERRUPTS) ? device.list("interrupts", SnapshotReader::irq) : List.of(),
                has(SnapshotPart.CONFIG) ? ConfigReader.read(device) : Optional.empty(),
                has(SnapshotPart.FEATURES) ? device.list("features", SnapshotReader::feature) : List.of(),
                has(SnapshotPart.DMABUF_SUPPORT) ? support(device.object("dmabufSupport")) : NOT_CAPTURED,
                has(SnapshotPart.HOT_RESET) ? hotReset() : Optional.empty(),
                has(SnapshotPart.IOVA_RANGES)
                        ? device.list("iovaRanges", range -> new IovaRange(range.hex("first"), range.hex("last")))
                        : List.of(),
                info ? device.hex("pageSize") : 0,
                device.texts("problems"),
                missing);
    }

    private Optional<List<HotResetDevice>> hotReset() throws Damage {
        return device.isNull("hotReset")
                ? Optional.empty()
                : Optional.of(device.list("hotReset", SnapshotReader::hotResetDevice));
    }

    private static HotResetDevice hotResetDevice(Reader device) throws Damage {
        Bdf address = Bdf.parse(device.text("address"))
                .orElseThrow(() -> device.damage("address", "is no address of a PCI function"));
        return new HotResetDevice(address, device.optionalNumber("iommuGroup"), device.truth("ownedHere"));
    }

    private boolean has(SnapshotPart part) {
        return !missing.contains(part);
    }

    private DeviceInfo info() throws Damage {
        int flags = device.object("flags").id("raw");
        return new DeviceInfo(
                Flag.of(DeviceFlag.class, flags),
                flags,
                device.number("regionCount"),
                device.number("interruptCount"),
                RegionReader.capabilities(device));
    }

    private static IrqInfo irq(Reader irq) throws Damage {
        int flags = irq.object("flags").id("raw");
        return new IrqInfo(irq.number("index"), Flag.of(IrqFlag.class, flags), flags, (int) irq.longNumber("count"));
    }

    private static FeatureProbe feature(Reader feature) throws Damage {
        return new FeatureProbe(
                feature.number("number"), feature.text("name"), errno(feature, "get"), errno(feature, "set"));
    }

    static Optional<Errno> errno(Reader owner, String name) throws Damage {
        Optional<String> word = owner.optionalText(name);
        if (word.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                Errno.named(word.get()).orElseThrow(() -> owner.damage(name, "is no errno of Linux: " + word.get())));
    }

    private static FeatureSupport support(Reader support) throws Damage {
        return new FeatureSupport(
                support.word("level", FeatureSupport.Level.class).orElse(FeatureSupport.Level.ERROR),
                support.text("reason"));
    }
}
