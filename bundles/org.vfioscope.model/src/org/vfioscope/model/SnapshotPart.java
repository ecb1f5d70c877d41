package org.vfioscope.model;

/**
 * A part of what can be known of a device. What a live device was asked is known as a whole; a capture, an imported dump
 * or a device that was only found, not opened, lacks some parts, and those are "not captured" rather than empty or zero.
 */
public enum SnapshotPart {
    /** The PCI identity: ids, class, revision. */
    IDENTITY("identity"),
    /** Where the host has it: driver, IOMMU group, BARs. */
    PLACEMENT("driver, IOMMU group and BARs"),
    /** The IOMMU group, where driver and BARs are known. */
    IOMMU_GROUP("IOMMU group"),
    /** How it was opened, page size, device flags, counts and the device's own capabilities. */
    DEVICE_INFO("device info"),
    /** Every region. */
    REGIONS("regions"),
    /** Regions other than those that are there. */
    OTHER_REGIONS("other regions"),
    /** Capabilities of regions other than those that are there. */
    REGION_CAPABILITIES("other region capabilities"),
    /** The interrupts. */
    INTERRUPTS("interrupts"),
    /** The decoded configuration space, and with it the MSI-X table. */
    CONFIG("config space"),
    /** What it answered to probes of the device features. */
    FEATURES("device features"),
    /** Whether it exports dmabufs. */
    DMABUF_SUPPORT("dmabuf export"),
    /** Which devices a hot reset resets together. */
    HOT_RESET("hot reset"),
    /** Which addresses may be mapped for its DMA. */
    IOVA_RANGES("IOVA ranges");

    private final String label;

    SnapshotPart(String label) {
        this.label = label;
    }

    /** {@return the part for people, as it stands before "not captured"} */
    public String label() {
        return label;
    }
}
