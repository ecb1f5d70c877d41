package org.vfioscope.model;

import java.util.Optional;
import org.vfioscope.model.rules.MmapPlan;

/**
 * A region as it was when a device was read.
 *
 * @param name its name, such as {@code BAR 0}
 * @param info the kernel's answer
 * @param bar the BAR behind it as the host has placed it, where there is one
 * @param plan what of it can be mapped
 */
public record RegionSnapshot(String name, RegionInfo info, Optional<PciBar> bar, MmapPlan plan) {

    /** {@return the region index} */
    public int index() {
        return info.index();
    }
}
