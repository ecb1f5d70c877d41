package org.vfioscope.report.diff;

import java.util.Locale;

/** What a difference is about. */
public enum DiffSection {
    /** PCI ids, class and revision. */
    IDENTITY,
    /** Driver, IOMMU group, and where the host has placed the BARs. */
    PLACEMENT,
    /** Device flags, counts and the device's own capabilities. */
    DEVICE,
    /** Size, flags and file offset of each region. */
    REGIONS,
    /** Mmap ranges as the kernel states them and as QEMU would carry, or carried, them out. */
    RANGES,
    /** VFIO capabilities of the regions. */
    CAPABILITIES,
    /** Interrupts. */
    INTERRUPTS,
    /** The decoded configuration space. */
    CONFIG,
    /** Device features, and with them the export of dmabufs. */
    FEATURES,
    /** What a hot reset takes along, and which addresses may be mapped for DMA. */
    DMA,
    /** Open dmabufs. */
    DMABUFS,
    /** The regions' bytes. */
    CONTENT;

    /** {@return the name in lower case, as it is typed and shown} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
