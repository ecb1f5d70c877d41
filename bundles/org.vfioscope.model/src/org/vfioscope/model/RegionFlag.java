package org.vfioscope.model;

/** Bits of {@code vfio_region_info.flags} (VFIO_REGION_INFO_FLAG_*, linux/vfio.h). */
public enum RegionFlag implements Flag {
    /** Reads through the device descriptor work. */
    READ(1, "can be read"),
    /** Writes through the device descriptor work. */
    WRITE(1 << 1, "can be written"),
    /** At least a part of the region can be mapped. */
    MMAP(1 << 2, "can be mapped"),
    /** The reply carries a capability chain. */
    CAPS(1 << 3, "has region capabilities");

    private final int mask;
    private final String meaning;

    RegionFlag(int mask, String meaning) {
        this.mask = mask;
        this.meaning = meaning;
    }

    @Override
    public int mask() {
        return mask;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
