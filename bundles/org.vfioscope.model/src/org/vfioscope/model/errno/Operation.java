package org.vfioscope.model.errno;

/** What was asked of the kernel (or of what stands in for it) when it refused. */
public enum Operation {
    /** open(2) of /dev/vfio/vfio. */
    OPEN_CONTAINER("open /dev/vfio/vfio"),
    /** open(2) of /dev/vfio/N. */
    OPEN_GROUP("open the VFIO group"),
    /** VFIO_GET_API_VERSION, linux/vfio.h. */
    GET_API_VERSION("VFIO_GET_API_VERSION"),
    /** VFIO_CHECK_EXTENSION, linux/vfio.h. */
    CHECK_EXTENSION("VFIO_CHECK_EXTENSION"),
    /** VFIO_GROUP_GET_STATUS, linux/vfio.h. */
    GROUP_GET_STATUS("VFIO_GROUP_GET_STATUS"),
    /** VFIO_GROUP_SET_CONTAINER, linux/vfio.h. */
    GROUP_SET_CONTAINER("VFIO_GROUP_SET_CONTAINER"),
    /** VFIO_SET_IOMMU, linux/vfio.h. */
    SET_IOMMU("VFIO_SET_IOMMU"),
    /** VFIO_GROUP_GET_DEVICE_FD, linux/vfio.h. */
    GROUP_GET_DEVICE_FD("VFIO_GROUP_GET_DEVICE_FD"),
    /** VFIO_DEVICE_GET_INFO, linux/vfio.h. */
    DEVICE_GET_INFO("VFIO_DEVICE_GET_INFO"),
    /** VFIO_DEVICE_GET_REGION_INFO, linux/vfio.h. */
    DEVICE_GET_REGION_INFO("VFIO_DEVICE_GET_REGION_INFO"),
    /** VFIO_DEVICE_GET_IRQ_INFO, linux/vfio.h. */
    DEVICE_GET_IRQ_INFO("VFIO_DEVICE_GET_IRQ_INFO"),
    /** VFIO_DEVICE_FEATURE of any other feature, linux/vfio.h. */
    DEVICE_FEATURE("VFIO_DEVICE_FEATURE"),
    /** VFIO_DEVICE_FEATURE with GET and VFIO_DEVICE_FEATURE_DMA_BUF, linux/vfio.h. */
    DEVICE_FEATURE_DMA_BUF("VFIO_DEVICE_FEATURE DMA_BUF"),
    /** pread(2) of a region on the device descriptor. */
    REGION_READ("read the region"),
    /** pwrite(2) of a region on the device descriptor. */
    REGION_WRITE("write the region"),
    /** What is asked of a dmabuf descriptor itself: fstat(2), lseek(2), fdinfo. */
    DMABUF_INSPECT("look at the dmabuf"),
    /** close(2). */
    CLOSE("close"),
    /** posix_spawn(3) of a command that inherits a descriptor. */
    SPAWN("start the command"),
    /** Anything that discovery reads below sysfs. */
    DISCOVER("look for devices");

    private final String label;

    Operation(String label) {
        this.label = label;
    }

    /** {@return the operation as people who know the interface call it} */
    public String label() {
        return label;
    }
}
