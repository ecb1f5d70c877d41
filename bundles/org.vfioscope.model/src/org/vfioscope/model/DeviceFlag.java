package org.vfioscope.model;

/** Bits of {@code vfio_device_info.flags} (VFIO_DEVICE_FLAGS_*, linux/vfio.h). */
public enum DeviceFlag implements Flag {
    /** The device can be reset by VFIO_DEVICE_RESET. */
    RESET(1, "can be reset"),
    /** A PCI function: region and interrupt indices are those of VFIO_PCI_*. */
    PCI(1 << 1, "PCI device"),
    /** A platform device. */
    PLATFORM(1 << 2, "platform device"),
    /** An AMBA device. */
    AMBA(1 << 3, "AMBA device"),
    /** A channel I/O subchannel. */
    CCW(1 << 4, "channel I/O device"),
    /** An adjunct processor queue. */
    AP(1 << 5, "adjunct processor"),
    /** A Freescale management-complex object. */
    FSL_MC(1 << 6, "fsl-mc device"),
    /** The reply carries a capability chain. */
    CAPS(1 << 7, "has device capabilities"),
    /** An AMD CDX device. */
    CDX(1 << 8, "CDX device");

    private final int mask;
    private final String meaning;

    DeviceFlag(int mask, String meaning) {
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
