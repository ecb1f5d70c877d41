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
    /** VFIO_USER_DEVICE_GET_REGION_IO_FDS, vfio-user.h of libvfio-user. */
    DEVICE_GET_REGION_IO_FDS("VFIO_USER_DEVICE_GET_REGION_IO_FDS"),
    /** pread(2) of a region on the device descriptor. */
    REGION_READ("read the region"),
    /** pwrite(2) of a region on the device descriptor. */
    REGION_WRITE("write the region"),
    /** VFIO_DEVICE_GET_PCI_HOT_RESET_INFO, linux/vfio.h. */
    DEVICE_GET_PCI_HOT_RESET_INFO("VFIO_DEVICE_GET_PCI_HOT_RESET_INFO"),
    /** VFIO_DEVICE_RESET, linux/vfio.h. */
    DEVICE_RESET("VFIO_DEVICE_RESET"),
    /** open(2) of /dev/vfio/devices/vfioN. */
    OPEN_CDEV("open the VFIO device node"),
    /** open(2) of /dev/iommu. */
    OPEN_IOMMUFD("open /dev/iommu"),
    /** VFIO_DEVICE_BIND_IOMMUFD, linux/vfio.h. */
    DEVICE_BIND_IOMMUFD("VFIO_DEVICE_BIND_IOMMUFD"),
    /** VFIO_DEVICE_ATTACH_IOMMUFD_PT, linux/vfio.h. */
    DEVICE_ATTACH_IOMMUFD_PT("VFIO_DEVICE_ATTACH_IOMMUFD_PT"),
    /** VFIO_DEVICE_DETACH_IOMMUFD_PT, linux/vfio.h. */
    DEVICE_DETACH_IOMMUFD_PT("VFIO_DEVICE_DETACH_IOMMUFD_PT"),
    /** IOMMU_IOAS_ALLOC, linux/iommufd.h. */
    IOAS_ALLOC("IOMMU_IOAS_ALLOC"),
    /** IOMMU_HWPT_ALLOC, linux/iommufd.h. */
    IOMMU_HWPT_ALLOC("IOMMU_HWPT_ALLOC"),
    /** IOMMU_IOAS_IOVA_RANGES, linux/iommufd.h. */
    IOAS_IOVA_RANGES("IOMMU_IOAS_IOVA_RANGES"),
    /** IOMMU_IOAS_MAP, linux/iommufd.h. */
    IOAS_MAP("IOMMU_IOAS_MAP"),
    /** IOMMU_IOAS_MAP_FILE, linux/iommufd.h. */
    IOAS_MAP_FILE("IOMMU_IOAS_MAP_FILE"),
    /** IOMMU_IOAS_UNMAP, linux/iommufd.h. */
    IOAS_UNMAP("IOMMU_IOAS_UNMAP"),
    /** IOMMU_DESTROY, linux/iommufd.h. */
    IOMMU_DESTROY("IOMMU_DESTROY"),
    /** VFIO_IOMMU_GET_INFO, linux/vfio.h. */
    IOMMU_GET_INFO("VFIO_IOMMU_GET_INFO"),
    /** VFIO_IOMMU_MAP_DMA, linux/vfio.h. */
    IOMMU_MAP_DMA("VFIO_IOMMU_MAP_DMA"),
    /** VFIO_IOMMU_UNMAP_DMA, linux/vfio.h. */
    IOMMU_UNMAP_DMA("VFIO_IOMMU_UNMAP_DMA"),
    /** mmap(2) of a region on the device descriptor. */
    REGION_MMAP("mmap the region"),
    /** An access to a region's mapping. */
    MAPPED_ACCESS("access the region's mapping"),
    /** DMA_BUF_SET_NAME, linux/dma-buf.h. */
    DMABUF_SET_NAME("DMA_BUF_SET_NAME"),
    /** sendmsg(2) with SCM_RIGHTS. */
    DMABUF_SEND("send the dmabuf"),
    /** recvmsg(2) with SCM_RIGHTS. */
    DMABUF_RECEIVE("receive a dmabuf"),
    /** Writing driver_override, bind and unbind below sysfs. */
    BIND_DRIVER("bind the driver"),
    /** What is asked of a dmabuf descriptor itself: fstat(2), lseek(2), fdinfo. */
    DMABUF_INSPECT("look at the dmabuf"),
    /** close(2). */
    CLOSE("close"),
    /** posix_spawn(3) of a command that inherits a descriptor. */
    SPAWN("start the command"),
    /** connect(2) to a vfio-user server's socket and VFIO_USER_VERSION. */
    CONNECT("connect to the vfio-user server"),
    /** bind(2) of a socket at which a device is offered, and what its clients are sent. */
    SERVE("serve the device"),
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
