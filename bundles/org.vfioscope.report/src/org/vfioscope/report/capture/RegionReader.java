package org.vfioscope.report.capture;

import java.util.List;
import java.util.Optional;
import org.vfioscope.model.Capability;
import org.vfioscope.model.Flag;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.MsixMappableCapability;
import org.vfioscope.model.RegionFlag;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.RegionIoFd;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.RegionTypeCapability;
import org.vfioscope.model.SparseMmapCapability;
import org.vfioscope.model.UnknownCapability;
import org.vfioscope.model.rules.MmapPlan;
import org.vfioscope.model.rules.NoRangeReason;
import org.vfioscope.model.rules.QemuRanges;

/** Reads a captured region. Its ranges are those of the capture, which may be what QEMU did rather than what it would do. */
final class RegionReader {

    private RegionReader() {}

    static RegionSnapshot read(Reader region) throws Damage {
        int flags = region.object("flags").id("raw");
        RegionInfo info = new RegionInfo(
                region.number("index"),
                Flag.of(RegionFlag.class, flags),
                flags,
                region.hex("size"),
                region.hex("fileOffset"),
                capabilities(region));
        Optional<NoRangeReason> none = region.has("noRange")
                ? region.optional("noRange", reason -> reason.word("code", NoRangeReason.class))
                        .flatMap(code -> code)
                : Optional.empty();
        return new RegionSnapshot(
                region.text("name"),
                info,
                region.optional("bar", DescriptionReader::bar),
                new MmapPlan(ranges(region, "kernelRanges"), qemu(region.object("qemu")), none),
                region.has("ioDescriptors") ? region.list("ioDescriptors", RegionReader::ioFd) : List.of());
    }

    private static RegionIoFd ioFd(Reader part) throws Damage {
        return new RegionIoFd(
                unsigned(part, "type"),
                part.hex("offset"),
                part.hex("size"),
                unsigned(part, "descriptor"),
                part.id("flags"),
                part.hex("value"));
    }

    private static int unsigned(Reader part, String name) throws Damage {
        long value = part.longNumber(name);
        if (value >>> 32 != 0) {
            throw part.damage(name, "does not fit into 32 bits");
        }
        return (int) value;
    }

    private static QemuRanges qemu(Reader qemu) throws Damage {
        Optional<String> refused = qemu.optionalText("refused");
        return refused.isPresent()
                ? new QemuRanges.Refused(refused.get())
                : new QemuRanges.Mapped(ranges(qemu, "ranges"), qemu.truth("msixTableCutOut"));
    }

    static List<Capability> capabilities(Reader owner) throws Damage {
        return owner.list("capabilities", RegionReader::capability);
    }

    private static Capability capability(Reader capability) throws Damage {
        int version = capability.number("version");
        int id = capability.number("id");
        // the device's own capabilities have ids of their own, which are kept as they are
        if (capability.has("body")) {
            return new UnknownCapability(id, version, capability.text("body"));
        }
        return switch (id) {
            case SparseMmapCapability.ID -> new SparseMmapCapability(version, ranges(capability, "areas"));
            case RegionTypeCapability.ID ->
                new RegionTypeCapability(version, capability.id("type"), capability.id("subtype"));
            case MsixMappableCapability.ID -> new MsixMappableCapability(version);
            default -> throw capability.damage("id", "is of a capability whose \"body\" is missing");
        };
    }

    private static List<MmapRange> ranges(Reader owner, String name) throws Damage {
        return owner.list(name, range -> new MmapRange(range.hex("offset"), range.hex("size")));
    }
}
