package org.vfioscope.report.text;

import java.util.List;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.Capability;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.SparseMmapCapability;
import org.vfioscope.model.UnknownCapability;
import org.vfioscope.model.rules.QemuRanges;

/** Says what there is to know of a region. */
public final class RegionText {

    private static final int DEPTH = 1;

    private final TextPage page;

    RegionText(TextPage page) {
        this.page = page;
    }

    void write(RegionSnapshot region) {
        String index = "Region " + region.index();
        page.line(
                DEPTH,
                "%s: %s%s"
                        .formatted(
                                region.name().equals(index) ? index : index + ", " + region.name(),
                                region.bar().map(RegionText::placed).orElse(""),
                                new ByteSize(region.info().size())));
        region.bar()
                .filter(bar -> bar.size() != region.info().size())
                .ifPresent(bar -> page.line(DEPTH + 1, "The host's BAR has another size: " + new ByteSize(bar.size())));
        page.line(
                DEPTH + 1,
                "Flags: %s; file offset 0x%x"
                        .formatted(
                                FlagText.names(
                                        region.info().flags(), region.info().rawFlags()),
                                region.info().offset()));
        region.info()
                .capabilities()
                .forEach(capability -> capability(capability, region.plan().kernel()));
        if (!region.plan().kernel().isEmpty()) {
            page.line(DEPTH + 1, "Kernel's mmap ranges:");
            ranges(region.plan().kernel());
        }
        qemu(region);
        region.ioFds().forEach(part -> page.line(DEPTH + 1, "I/O descriptor: " + part.meaning()));
        region.plan().noRange().ifPresent(reason -> page.line(DEPTH + 1, "No mmap range: " + reason.text()));
    }

    private static String placed(PciBar bar) {
        return "%s at 0x%x, ".formatted(bar.kind(), bar.start());
    }

    private void capability(Capability capability, List<MmapRange> shownBelow) {
        page.line(
                DEPTH + 1,
                "Capability %s, version %s: %s".formatted(capability.id(), capability.version(), meaning(capability)));
        if (capability instanceof SparseMmapCapability sparse && !sparse.areas().equals(shownBelow)) {
            ranges(sparse.areas());
        }
    }

    /**
     * What a capability means.
     *
     * @param capability the capability
     * @return its label, or its bytes where its id is not known
     */
    public static String meaning(Capability capability) {
        return capability instanceof UnknownCapability unknown
                ? "unknown, %s bytes: %s".formatted(unknown.body().length() / 2, unknown.body())
                : capability.label();
    }

    private void qemu(RegionSnapshot region) {
        switch (region.plan().qemu()) {
            case QemuRanges.Refused refused ->
                page.line(DEPTH + 1, "QEMU's mmap ranges: refused with EINVAL, " + refused.reason());
            case QemuRanges.Mapped mapped -> {
                String cut = mapped.msixTableCutOut() ? " (the pages of the MSI-X table are cut out)" : "";
                if (mapped.ranges().isEmpty()) {
                    return;
                }
                if (mapped.ranges().equals(region.plan().kernel())) {
                    page.line(DEPTH + 1, "QEMU's mmap ranges: the same");
                } else {
                    page.line(DEPTH + 1, "QEMU's mmap ranges" + cut + ":");
                    ranges(mapped.ranges());
                }
            }
        }
    }

    private void ranges(List<MmapRange> ranges) {
        for (MmapRange range : ranges) {
            page.line(DEPTH + 2, range.isEmpty() ? range.toString() : range + " " + new ByteSize(range.size()));
        }
    }
}
