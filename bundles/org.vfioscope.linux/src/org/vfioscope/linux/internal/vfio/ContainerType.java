package org.vfioscope.linux.internal.vfio;

import org.vfioscope.model.errno.Advice;

/** The kinds of IOMMU that a container can have. */
enum ContainerType {
    /** VFIO_TYPE1v2_IOMMU, linux/vfio.h. */
    TYPE1(
            3,
            "type1",
            new Advice("The kernel has no type1v2 IOMMU driver for VFIO", "Load it with: modprobe vfio_iommu_type1")),
    /** VFIO_NOIOMMU_IOMMU, linux/vfio.h: no IOMMU confines the device's DMA. */
    NO_IOMMU(
            8,
            "no-IOMMU mode: unsafe, nothing confines the device's DMA",
            new Advice(
                    "The kernel does not allow devices without an IOMMU any more",
                    "Turn the IOMMU on, or, at your own risk, load vfio with enable_unsafe_noiommu_mode=1"));

    private final int number;
    private final String label;
    private final Advice lacking;

    ContainerType(int number, String label, Advice lacking) {
        this.number = number;
        this.label = label;
        this.lacking = lacking;
    }

    /** The number by which VFIO_CHECK_EXTENSION and VFIO_SET_IOMMU know it. */
    int number() {
        return number;
    }

    String label() {
        return label;
    }

    /** Why a kernel does not offer it, and what to do. */
    Advice lacking() {
        return lacking;
    }
}
