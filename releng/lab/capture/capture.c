/*
 * Writes down the bytes that the kernel answers about one VFIO device, opened by its group and a type1 container, or with --cdev by
 * its own node and iommufd.
 *
 *   capture [--cdev] DEVICE    a PCI address (0000:00:03.0) or the UUID of a mediated device
 *
 * A line of text for each question; README.md beside this file describes them. It reads configuration space and makes dmabufs,
 * but never touches the content of a BAR.
 */
#include "capture.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/vfio.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Linux 6.19's linux/vfio.h; the headers of the machine that compiles this may be older. */
#define FEATURE_DMA_BUF 11
struct dma_buf_request {
    uint32_t argsz, flags;
    uint32_t region_index, open_flags, buffer_flags, nr_ranges;
    struct {
        uint64_t offset, length;
    } ranges[16];
};

#define MAX_ARGSZ 4096
#define FEATURE_COUNT 32
#define MAX_DEPENDENT 64

static void print_hex(const void *bytes, size_t size) {
    for (size_t i = 0; i < size; i++)
        printf("%02x", ((const uint8_t *)bytes)[i]);
    putchar('\n');
}

/* Ends a line with the reply's bytes, or with the errno. */
void print_reply(int result, const void *bytes, size_t size) {
    if (result < 0) {
        printf(" errno=%d\n", errno);
    } else {
        printf(" ret=%d ", result);
        print_hex(bytes, size);
    }
}

static struct vfio_device_info device_info(int fd, uint32_t argsz) {
    static union {
        struct vfio_device_info info;
        uint8_t bytes[MAX_ARGSZ];
    } reply;
    memset(&reply, 0, sizeof reply);
    reply.info.argsz = argsz;
    printf("device-info argsz=%u", argsz);
    int result = ioctl(fd, VFIO_DEVICE_GET_INFO, &reply);
    uint32_t size = reply.info.argsz;
    print_reply(result, &reply, size < 24 ? 24 : size > MAX_ARGSZ ? MAX_ARGSZ : size);
    return reply.info;
}

union region_reply {
    struct vfio_region_info info;
    uint8_t bytes[MAX_ARGSZ];
};

/* Returns the ioctl's result. */
static int ask_region(int fd, uint32_t index, uint32_t argsz, union region_reply *reply) {
    memset(reply, 0, sizeof *reply);
    reply->info.index = index;
    reply->info.argsz = argsz;
    printf("region-info index=%u argsz=%u", index, argsz);
    int result = ioctl(fd, VFIO_DEVICE_GET_REGION_INFO, reply);
    print_reply(result, reply, argsz);
    return result;
}

/* As a program has to ask: with the plain struct, then with the size that this reply demands. */
static void region_info(int fd, uint32_t index) {
    union region_reply reply;
    if (ask_region(fd, index, sizeof reply.info, &reply) < 0)
        return;
    uint32_t needed = reply.info.argsz;
    if (needed > sizeof reply.info && needed <= MAX_ARGSZ)
        ask_region(fd, index, needed, &reply);
}

static void irq_info(int fd, uint32_t index) {
    struct vfio_irq_info reply = {.argsz = sizeof reply, .index = index};
    printf("irq-info index=%u argsz=%zu", index, sizeof reply);
    int result = ioctl(fd, VFIO_DEVICE_GET_IRQ_INFO, &reply);
    print_reply(result, &reply, sizeof reply);
}

/* As a program has to ask: for no device, which tells how many there are, then for that many. */
static void hot_reset_info(int fd) {
    struct {
        struct vfio_pci_hot_reset_info info;
        struct vfio_pci_dependent_device devices[MAX_DEPENDENT];
    } reply;
    uint32_t count = 0;
    for (int attempt = 0; attempt < 2 && count <= MAX_DEPENDENT; attempt++) {
        memset(&reply, 0, sizeof reply);
        reply.info.argsz = sizeof reply.info + count * sizeof reply.devices[0];
        printf("hot-reset argsz=%u", reply.info.argsz);
        print_reply(ioctl(fd, VFIO_DEVICE_GET_PCI_HOT_RESET_INFO, &reply), &reply,
                    sizeof reply.info + count * sizeof reply.devices[0]);
        count = reply.info.count;
        if (count == 0)
            break;
    }
}

static void feature_probe(int fd, uint32_t number, uint32_t operation, const char *name) {
    struct vfio_device_feature feature = {
        .argsz = sizeof feature, .flags = VFIO_DEVICE_FEATURE_PROBE | operation | number};
    printf("feature-probe number=%u flags=PROBE|%s", number, name);
    int result = ioctl(fd, VFIO_DEVICE_FEATURE, &feature);
    if (result < 0)
        printf(" errno=%d\n", errno);
    else
        printf(" ret=%d\n", result);
}

static void config_space(int fd) {
    struct vfio_region_info region = {.argsz = sizeof region, .index = VFIO_PCI_CONFIG_REGION_INDEX};
    static uint8_t bytes[4096];
    size_t done = 0;
    if (ioctl(fd, VFIO_DEVICE_GET_REGION_INFO, &region) < 0)
        die("the config region");
    size_t size = region.size < sizeof bytes ? region.size : sizeof bytes;
    while (done < size) {
        ssize_t count = pread(fd, bytes + done, size - done, region.offset + done);
        if (count <= 0)
            die("config space at %zu", done);
        done += count;
    }
    printf("config offset=0 ");
    print_hex(bytes, size);
}

/* The ranges that can be mapped: the areas of the SPARSE_MMAP capability, else the whole region. */
static uint32_t mappable_ranges(const union region_reply *reply, struct dma_buf_request *request) {
    uint32_t next = reply->info.flags & VFIO_REGION_INFO_FLAG_CAPS ? reply->info.cap_offset : 0;
    while (next) {
        const struct vfio_info_cap_header *header = (const void *)(reply->bytes + next);
        if (header->id == VFIO_REGION_INFO_CAP_SPARSE_MMAP) {
            const struct vfio_region_info_cap_sparse_mmap *sparse = (const void *)header;
            uint32_t count = sparse->nr_areas < 16 ? sparse->nr_areas : 16;
            for (uint32_t i = 0; i < count; i++) {
                request->ranges[i].offset = sparse->areas[i].offset;
                request->ranges[i].length = sparse->areas[i].size;
            }
            return count;
        }
        next = header->next;
    }
    request->ranges[0].offset = 0;
    request->ranges[0].length = reply->info.size;
    return 1;
}

static void dmabuf(int fd, uint32_t index) {
    union region_reply reply = {.info = {.argsz = MAX_ARGSZ, .index = index}};
    struct dma_buf_request request = {.flags = VFIO_DEVICE_FEATURE_GET | FEATURE_DMA_BUF, .region_index = index};
    if (ioctl(fd, VFIO_DEVICE_GET_REGION_INFO, &reply) < 0 || !(reply.info.flags & VFIO_REGION_INFO_FLAG_MMAP))
        return;
    request.nr_ranges = mappable_ranges(&reply, &request);
    request.argsz = 24 + 16 * request.nr_ranges;
    request.open_flags = O_RDWR | O_CLOEXEC;
    printf("dmabuf region=%u", index);
    for (uint32_t i = 0; i < request.nr_ranges; i++)
        printf(" range=0x%llx+0x%llx", (unsigned long long)request.ranges[i].offset,
               (unsigned long long)request.ranges[i].length);
    int buffer = ioctl(fd, VFIO_DEVICE_FEATURE, &request);
    if (buffer < 0) {
        printf(" errno=%d\n", errno);
    } else {
        printf(" ret=fd size=%lld\n", (long long)lseek(buffer, 0, SEEK_END));
        close(buffer);
    }
}

int main(int argc, char **argv) {
    int by_cdev = argc == 3 && !strcmp(argv[1], "--cdev");
    if (argc != 2 && !by_cdev) {
        fprintf(stderr, "usage: capture [--cdev] PCI-ADDRESS|UUID\n");
        return 2;
    }
    const char *device = argv[argc - 1];
    print_header(device);
    int fd = by_cdev ? open_by_cdev() : open_by_group(device);
    struct vfio_device_info info = device_info(fd, 24);
    device_info(fd, 512);
    /* One index more than there are: the refusal belongs to the record. */
    for (uint32_t i = 0; i <= info.num_regions; i++)
        region_info(fd, i);
    for (uint32_t i = 0; i <= info.num_irqs; i++)
        irq_info(fd, i);
    hot_reset_info(fd);
    for (uint32_t i = 0; i < FEATURE_COUNT; i++) {
        feature_probe(fd, i, VFIO_DEVICE_FEATURE_GET, "GET");
        feature_probe(fd, i, VFIO_DEVICE_FEATURE_SET, "SET");
    }
    config_space(fd);
    for (uint32_t i = 0; i < info.num_regions; i++)
        dmabuf(fd, i);
    return 0;
}
