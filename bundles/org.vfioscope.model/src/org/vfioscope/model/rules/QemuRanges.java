package org.vfioscope.model.rules;

import java.util.List;
import org.vfioscope.model.MmapRange;

/** What QEMU would map of a region. */
public sealed interface QemuRanges {

    /**
     * QEMU would map these ranges, and export them as one dmabuf.
     *
     * @param ranges in ascending order, without empty ones; none where nothing is mapped
     * @param msixTableCutOut whether the MSI-X table's pages were left out because the region may not be mapped with it
     */
    record Mapped(List<MmapRange> ranges, boolean msixTableCutOut) implements QemuRanges {

        /** Keeps an own copy. */
        public Mapped {
            ranges = List.copyOf(ranges);
        }
    }

    /**
     * QEMU would refuse the region with EINVAL.
     *
     * @param reason why, in words
     */
    record Refused(String reason) implements QemuRanges {}
}
