package org.vfioscope.model;

import java.util.List;
import java.util.Optional;
import org.vfioscope.model.rules.MmapPlan;

/**
 * A region as it was when a device was read.
 *
 * @param name its name, such as {@code BAR 0}
 * @param info the kernel's answer
 * @param bar the BAR behind it as the host has placed it, where there is one
 * @param plan what of it can be mapped
 * @param ioFds what of it a hypervisor can reach by descriptors, as a vfio-user server may offer it
 */
public record RegionSnapshot(
        String name, RegionInfo info, Optional<PciBar> bar, MmapPlan plan, List<RegionIoFd> ioFds) {

    /** Keeps an own copy. */
    public RegionSnapshot {
        ioFds = List.copyOf(ioFds);
    }

    /**
     * A region of the kernel's, which has no such descriptors.
     *
     * @param name its name
     * @param info the kernel's answer
     * @param bar the BAR behind it
     * @param plan what of it can be mapped
     */
    public RegionSnapshot(String name, RegionInfo info, Optional<PciBar> bar, MmapPlan plan) {
        this(name, info, bar, plan, List.of());
    }

    /** {@return the region index} */
    public int index() {
        return info.index();
    }
}
