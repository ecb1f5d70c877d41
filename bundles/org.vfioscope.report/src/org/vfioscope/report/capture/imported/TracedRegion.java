package org.vfioscope.report.capture.imported;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.DmabufRange;
import org.vfioscope.model.Flag;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.RegionFlag;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.SparseMmapCapability;
import org.vfioscope.model.rules.MmapPlan;
import org.vfioscope.model.rules.MmapPlanner;
import org.vfioscope.model.rules.QemuRanges;

/** A region as QEMU's events tell of it. */
final class TracedRegion {

    /** The page size of every host that QEMU's MSI-X events could be told of otherwise; it decides over nothing else. */
    private static final long PAGE = 4096;

    private final int index;
    private final int flags;
    private final long offset;
    private final long size;
    private final List<MmapRange> areas;
    private final Set<MmapRange> mapped = new LinkedHashSet<>();
    private final Map<Integer, List<MmapRange>> exported = new LinkedHashMap<>();
    private boolean cutOut;

    TracedRegion(int index, int flags, long offset, long size, List<MmapRange> areas) {
        this.index = index;
        this.flags = flags;
        this.offset = offset;
        this.size = size;
        this.areas = List.copyOf(areas);
    }

    void mapped(MmapRange range) {
        mapped.add(range);
    }

    void exported(int fd, MmapRange range) {
        exported.computeIfAbsent(fd, key -> new ArrayList<>()).add(range);
    }

    void cutOut() {
        cutOut = true;
    }

    /** The region, with the ranges that QEMU mapped where its log tells of them, else those that it would map. */
    RegionSnapshot snapshot(boolean pci, boolean mmapsTraced) {
        RegionInfo info = new RegionInfo(
                index,
                Flag.of(RegionFlag.class, flags),
                flags,
                size,
                offset,
                areas.isEmpty() ? List.of() : List.of(new SparseMmapCapability(1, areas)));
        MmapPlan plan = new MmapPlanner(PAGE).plan(info, pci, Optional.empty(), Optional.empty());
        QemuRanges qemu = mmapsTraced ? new QemuRanges.Mapped(List.copyOf(mapped), cutOut) : plan.qemu();
        return new RegionSnapshot(
                PciIndex.regionName(pci, index),
                info,
                Optional.empty(),
                new MmapPlan(plan.kernel(), qemu, plan.noRange()));
    }

    /** The dmabufs that QEMU made of the region. Inode and exporter stand in no event. */
    List<Dmabuf> dmabufs() {
        List<Dmabuf> dmabufs = new ArrayList<>();
        exported.forEach((fd, ranges) -> dmabufs.add(new Dmabuf(
                fd,
                ranges.stream().mapToLong(MmapRange::size).sum(),
                0,
                "",
                index,
                DmabufRange.layOut(ranges),
                false)));
        return dmabufs;
    }
}
