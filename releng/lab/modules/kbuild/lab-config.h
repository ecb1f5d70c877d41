/* What Debian's configuration leaves out and these modules are to have. */
#define CONFIG_IOMMUFD_MODULE 1
#define CONFIG_IOMMUFD_DRIVER_CORE 1
#define CONFIG_INTERVAL_TREE_SPAN_ITER 1
#define CONFIG_VFIO_DEVICE_CDEV 1
#define CONFIG_VFIO_NOIOMMU 1
