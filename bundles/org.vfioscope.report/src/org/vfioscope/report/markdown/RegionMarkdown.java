package org.vfioscope.report.markdown;

import java.util.ArrayList;
import java.util.List;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.RegionFlag;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.rules.QemuRanges;
import org.vfioscope.report.text.RegionText;

/** Writes a device's regions: a table of them, a table of their mmap ranges, and what there is to say in words. */
final class RegionMarkdown {

    private final MarkdownPage page;
    private final DeviceSnapshot snapshot;

    RegionMarkdown(MarkdownPage page, DeviceSnapshot snapshot) {
        this.page = page;
        this.snapshot = snapshot;
    }

    void write() {
        page.heading(3, "Regions");
        page.table(
                List.of("Region", "Name", "Size", "File offset", "Flags"),
                snapshot.regions().stream().map(RegionMarkdown::row).toList());
        page.paragraph("R: can be read, W: can be written, M: can be mapped, C: has capabilities.");
        List<List<String>> ranges = new ArrayList<>();
        snapshot.regions().forEach(region -> ranges(region, ranges));
        if (!ranges.isEmpty()) {
            page.heading(3, "Mmap ranges");
            page.table(List.of("Region", "Stated by", "Offset", "Size"), ranges);
        }
        snapshot.regions().forEach(this::remarks);
        page.endList();
    }

    private static List<String> row(RegionSnapshot region) {
        return List.of(
                Integer.toString(region.index()),
                region.name(),
                region.info().isPresent() ? new ByteSize(region.info().size()).toString() : "absent",
                "0x%x".formatted(region.info().offset()),
                letters(region));
    }

    private static String letters(RegionSnapshot region) {
        StringBuilder letters = new StringBuilder();
        for (RegionFlag flag : RegionFlag.values()) {
            letters.append(region.info().flags().contains(flag) ? flag.name().charAt(0) : '-');
        }
        return letters.toString();
    }

    private static void ranges(RegionSnapshot region, List<List<String>> rows) {
        List<MmapRange> kernel = region.plan().kernel();
        List<MmapRange> qemu = region.plan().qemuRanges();
        boolean same = kernel.equals(qemu);
        kernel.forEach(range -> rows.add(row(region, same ? "kernel and QEMU" : "kernel", range)));
        if (!same) {
            qemu.forEach(range -> rows.add(row(region, "QEMU", range)));
        }
    }

    private static List<String> row(RegionSnapshot region, String side, MmapRange range) {
        return List.of(
                region.name(),
                side,
                "0x%x".formatted(range.offset()),
                range.isEmpty() ? "empty" : new ByteSize(range.size()).toString());
    }

    private void remarks(RegionSnapshot region) {
        region.info()
                .capabilities()
                .forEach(capability -> page.item("%s, capability %s, version %s: %s"
                        .formatted(
                                region.name(), capability.id(), capability.version(), RegionText.meaning(capability))));
        switch (region.plan().qemu()) {
            case QemuRanges.Refused refused ->
                page.item("%s: QEMU refuses it with EINVAL, %s".formatted(region.name(), refused.reason()));
            case QemuRanges.Mapped mapped -> {
                if (mapped.msixTableCutOut()) {
                    page.item(region.name() + ": QEMU cuts the pages of the MSI-X table out");
                }
            }
        }
        region.ioFds().forEach(part -> page.item("%s, I/O descriptor: %s".formatted(region.name(), part.meaning())));
        if (region.info().isPresent()) {
            region.plan().noRange().ifPresent(reason -> page.item("%s: %s".formatted(region.name(), reason.text())));
        }
    }
}
