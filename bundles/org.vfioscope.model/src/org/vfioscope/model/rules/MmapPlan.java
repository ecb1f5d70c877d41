package org.vfioscope.model.rules;

import java.util.List;
import java.util.Optional;
import org.vfioscope.model.MmapRange;

/**
 * What of a region can be mapped: as the kernel states it, and as QEMU would carry it out.
 *
 * @param kernel the kernel's ranges, in the kernel's order, empty ones included
 * @param qemu what QEMU would map
 * @param noRange why there is nothing to map; empty where there is something, or where QEMU would refuse the region
 */
public record MmapPlan(List<MmapRange> kernel, QemuRanges qemu, Optional<NoRangeReason> noRange) {

    /** Keeps an own copy. */
    public MmapPlan {
        kernel = List.copyOf(kernel);
    }

    /** {@return the ranges that QEMU would map; none where it refuses the region} */
    public List<MmapRange> qemuRanges() {
        return qemu instanceof QemuRanges.Mapped mapped ? mapped.ranges() : List.of();
    }
}
