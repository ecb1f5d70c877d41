package org.vfioscope.model;

import java.util.List;

/**
 * Only parts of the region can be mapped (VFIO_REGION_INFO_CAP_SPARSE_MMAP).
 *
 * @param version the layout's version
 * @param areas the mappable parts, in the kernel's order, empty ones included
 */
public record SparseMmapCapability(int version, List<MmapRange> areas) implements Capability {

    /** VFIO_REGION_INFO_CAP_SPARSE_MMAP, linux/vfio.h. */
    public static final int ID = 1;

    /** Keeps an own copy. */
    public SparseMmapCapability {
        areas = List.copyOf(areas);
    }

    @Override
    public int id() {
        return ID;
    }

    @Override
    public String label() {
        return "sparse mmap, " + areas.size() + (areas.size() == 1 ? " area" : " areas");
    }
}
