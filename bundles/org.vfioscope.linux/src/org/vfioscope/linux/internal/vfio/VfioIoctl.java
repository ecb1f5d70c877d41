package org.vfioscope.linux.internal.vfio;

/** Request numbers of linux/vfio.h: {@code _IO(VFIO_TYPE, VFIO_BASE + n)} with {@code ';'} and 100. */
final class VfioIoctl {

    private static final int BASE = ';' << 8 | 100;

    static final int GET_API_VERSION = BASE;
    static final int CHECK_EXTENSION = BASE + 1;
    static final int SET_IOMMU = BASE + 2;
    static final int GROUP_GET_STATUS = BASE + 3;
    static final int GROUP_SET_CONTAINER = BASE + 4;
    static final int GROUP_GET_DEVICE_FD = BASE + 6;
    static final int DEVICE_GET_INFO = BASE + 7;
    static final int DEVICE_GET_REGION_INFO = BASE + 8;
    static final int DEVICE_GET_IRQ_INFO = BASE + 9;
    static final int DEVICE_RESET = BASE + 11;
    /** The numbers from 12 on mean one thing for devices and another for containers. */
    static final int DEVICE_GET_PCI_HOT_RESET_INFO = BASE + 12;

    static final int IOMMU_GET_INFO = BASE + 12;
    static final int IOMMU_MAP_DMA = BASE + 13;
    static final int IOMMU_UNMAP_DMA = BASE + 14;
    static final int DEVICE_FEATURE = BASE + 17;
    static final int DEVICE_BIND_IOMMUFD = BASE + 18;
    static final int DEVICE_ATTACH_IOMMUFD_PT = BASE + 19;
    static final int DEVICE_DETACH_IOMMUFD_PT = BASE + 20;

    private VfioIoctl() {}
}
