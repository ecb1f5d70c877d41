/*
 * The two ways to open a VFIO device, and what the kernel answers on them about the addresses that its DMA may use.
 */
#include "capture.h"

#include <errno.h>
#include <dirent.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <linux/vfio.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/utsname.h>
#include <unistd.h>

#define MAX_ARGSZ 4096
#define MAX_RANGES 16

/* Linux 6.6's linux/vfio.h and linux/iommufd.h; the headers of the machine that compiles this may be older. */
#define BIND_IOMMUFD _IO(VFIO_TYPE, VFIO_BASE + 18)
#define ATTACH_IOMMUFD_PT _IO(VFIO_TYPE, VFIO_BASE + 19)
#define IOAS_ALLOC _IO(VFIO_TYPE, 0x81)
#define IOAS_IOVA_RANGES _IO(VFIO_TYPE, 0x84)
struct bind_iommufd {
    uint32_t argsz, flags;
    int32_t iommufd;
    uint32_t out_devid;
};
struct attach_iommufd_pt {
    uint32_t argsz, flags, pt_id;
};
struct ioas_alloc {
    uint32_t size, flags, out_ioas_id;
};
struct ioas_iova_ranges {
    uint32_t size, ioas_id, num_iovas, reserved;
    uint64_t allowed_iovas, out_iova_alignment;
};

static char sysfs[PATH_MAX];

void die(const char *format, ...) {
    int error = errno;
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "capture: ");
    vfprintf(stderr, format, arguments);
    fprintf(stderr, ": %s\n", strerror(error));
    va_end(arguments);
    exit(1);
}

static void find_in_sysfs(const char *device) {
    snprintf(sysfs, sizeof sysfs, "/sys/bus/%s/devices/%s", strchr(device, ':') ? "pci" : "mdev", device);
    if (access(sysfs, F_OK) < 0)
        die("%s", sysfs);
}

/* The name at the end of one of the device's links in sysfs. */
static const char *linked_name(const char *link) {
    static char target[PATH_MAX];
    char path[PATH_MAX + 16];
    snprintf(path, sizeof path, "%s/%s", sysfs, link);
    ssize_t length = readlink(path, target, sizeof target - 1);
    if (length < 0)
        die("%s", path);
    target[length] = 0;
    return basename(target);
}

static unsigned long sysfs_number(const char *file) {
    char path[PATH_MAX + 16];
    snprintf(path, sizeof path, "%s/%s", sysfs, file);
    FILE *stream = fopen(path, "r");
    unsigned long number;
    if (!stream || fscanf(stream, "%lx", &number) != 1)
        die("%s", path);
    fclose(stream);
    return number;
}

void print_header(const char *device) {
    find_in_sysfs(device);
    struct utsname system;
    uname(&system);
    printf("# Linux %s, %s, %s", system.release, linked_name("driver"), device);
    if (strchr(device, ':'))
        printf(", %04lx:%04lx", sysfs_number("vendor"), sysfs_number("device"));
    putchar('\n');
}

/* First as the plain structure, then with the capabilities that it asks room for. */
static void iommu_info(int container) {
    static union {
        struct vfio_iommu_type1_info info;
        uint8_t bytes[MAX_ARGSZ];
    } reply;
    uint32_t argsz = 24;
    for (int attempt = 0; attempt < 2 && argsz <= MAX_ARGSZ; attempt++) {
        memset(&reply, 0, sizeof reply);
        reply.info.argsz = argsz;
        printf("iommu-info argsz=%u", argsz);
        print_reply(ioctl(container, VFIO_IOMMU_GET_INFO, &reply), &reply, argsz);
        argsz = reply.info.argsz;
    }
}

int open_by_group(const char *device) {
    char path[PATH_MAX];
    int container = open("/dev/vfio/vfio", O_RDWR);
    if (container < 0)
        die("/dev/vfio/vfio");
    snprintf(path, sizeof path, "/dev/vfio/%s", linked_name("iommu_group"));
    int group = open(path, O_RDWR);
    if (group < 0)
        die("%s", path);
    if (ioctl(group, VFIO_GROUP_SET_CONTAINER, &container) < 0)
        die("VFIO_GROUP_SET_CONTAINER");
    if (ioctl(container, VFIO_SET_IOMMU, VFIO_TYPE1v2_IOMMU) < 0)
        die("VFIO_SET_IOMMU");
    iommu_info(container);
    int fd = ioctl(group, VFIO_GROUP_GET_DEVICE_FD, device);
    if (fd < 0)
        die("VFIO_GROUP_GET_DEVICE_FD");
    return fd;
}

/* The number N of /dev/vfio/devices/vfioN is the name of the one entry of vfio-dev. */
static int open_cdev(void) {
    char path[PATH_MAX + 16];
    snprintf(path, sizeof path, "%s/vfio-dev", sysfs);
    DIR *folder = opendir(path);
    if (!folder)
        die("%s", path);
    struct dirent *entry;
    while ((entry = readdir(folder)) && entry->d_name[0] == '.')
        continue;
    if (!entry)
        die("%s is empty", path);
    snprintf(path, sizeof path, "/dev/vfio/devices/%s", entry->d_name);
    closedir(folder);
    int fd = open(path, O_RDWR);
    if (fd < 0)
        die("%s", path);
    return fd;
}

/* The ranges follow their structure in the line. */
static void iova_ranges(int iommufd, uint32_t ioas) {
    struct {
        struct ioas_iova_ranges head;
        uint64_t ranges[2 * MAX_RANGES];
    } reply = {.head = {.size = sizeof reply.head, .ioas_id = ioas, .num_iovas = MAX_RANGES}};
    reply.head.allowed_iovas = (uintptr_t)reply.ranges;
    int result = ioctl(iommufd, IOAS_IOVA_RANGES, &reply);
    uint32_t count = reply.head.num_iovas < MAX_RANGES ? reply.head.num_iovas : MAX_RANGES;
    reply.head.allowed_iovas = 0; /* an address of this process, which would differ from record to record */
    printf("iova-ranges argsz=%u", reply.head.size);
    print_reply(result, &reply, sizeof reply.head + 16 * count);
}

int open_by_cdev(void) {
    int fd = open_cdev();
    int iommufd = open("/dev/iommu", O_RDWR);
    if (iommufd < 0)
        die("/dev/iommu");
    struct bind_iommufd bind = {.argsz = sizeof bind, .iommufd = iommufd};
    if (ioctl(fd, BIND_IOMMUFD, &bind) < 0)
        die("VFIO_DEVICE_BIND_IOMMUFD");
    struct ioas_alloc ioas = {.size = sizeof ioas};
    if (ioctl(iommufd, IOAS_ALLOC, &ioas) < 0)
        die("IOMMU_IOAS_ALLOC");
    struct attach_iommufd_pt attach = {.argsz = sizeof attach, .pt_id = ioas.out_ioas_id};
    if (ioctl(fd, ATTACH_IOMMUFD_PT, &attach) < 0)
        die("VFIO_DEVICE_ATTACH_IOMMUFD_PT");
    iova_ranges(iommufd, ioas.out_ioas_id);
    return fd;
}
