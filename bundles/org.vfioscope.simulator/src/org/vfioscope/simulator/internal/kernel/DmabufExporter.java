package org.vfioscope.simulator.internal.kernel;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.simulator.internal.data.SimulatedHardware;
import org.vfioscope.simulator.internal.data.SimulatedRegion;

/**
 * Exports ranges of a BAR with the checks of vfio_pci_core_feature_dma_buf (drivers/vfio/pci/vfio_pci_dmabuf.c, Linux
 * 6.19 and later), in their order.
 */
final class DmabufExporter {

    /** The exporter's name, which fdinfo shows. */
    static final String NAME = "vfio_pci_core";

    /** Up to the ranges: struct vfio_device_feature and struct vfio_device_feature_dma_buf. */
    private static final int REQUEST = 24;

    private static final int RANGE = 16;
    /** KMALLOC_MAX_SIZE with pages of 4 KiB: what memdup_array_user can copy. */
    private static final long LARGEST_COPY = 4L << 20;
    /** DMA_IOVA_USE_SWIOTLB, linux/dma-mapping.h: the exporter refuses sizes with this bit. */
    private static final long SIZE_BIT_63 = 1L << 63;

    private final SimulatedHardware hardware;
    private final DescriptorTable table;
    private final BooleanSupplier revoked;
    private final Refusals refuse;

    DmabufExporter(SimulatedHardware hardware, DescriptorTable table, BooleanSupplier revoked) {
        this.hardware = hardware;
        this.table = table;
        this.revoked = revoked;
        this.refuse = new Refusals(hardware.name(), Operation.DEVICE_FEATURE_DMA_BUF);
    }

    /**
     * Carries a GET out. argsz covers the ranges only if the caller wants it to: the kernel does not count them.
     *
     * @param request the whole structure
     * @return the descriptor's number
     * @throws VfioException if the request is refused
     */
    int export(ByteBuffer request) throws VfioException {
        refuse.when(Integer.compareUnsigned(request.getInt(0), REQUEST) < 0, Errno.EINVAL);
        refuse.when(request.limit() < REQUEST, Errno.EFAULT);
        int index = request.getInt(8);
        long count = Integer.toUnsignedLong(request.getInt(20));
        refuse.when(count == 0 || request.getInt(16) != 0, Errno.EINVAL);
        refuse.when(Integer.compareUnsigned(index, PciIndex.ROM) >= 0, Errno.ENODEV);
        // the kernel claims the BAR here (vfio_pci_core_setup_barmap), and says ENODEV whatever keeps it from that
        SimulatedRegion region = hardware.regions().get(index);
        refuse.when(region == null || region.bar().isEmpty(), Errno.ENODEV);
        refuse.when(count * RANGE > LARGEST_COPY, Errno.ENOMEM);
        refuse.when(count * RANGE > request.limit() - REQUEST, Errno.EFAULT);
        List<MmapRange> ranges = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = REQUEST + i * RANGE;
            ranges.add(new MmapRange(request.getLong(at), request.getLong(at + Long.BYTES)));
        }
        long size = validate(ranges);
        place(region, ranges);
        OptionalInt fd = table.install(size, ranges.size(), revoked);
        refuse.when(fd.isEmpty(), Errno.EMFILE);
        return fd.getAsInt();
    }

    /** validate_dmabuf_input: alignment and the sum, whatever the BAR. */
    private long validate(List<MmapRange> ranges) throws VfioException {
        long pageOffset = hardware.kernel().pageSize() - 1;
        long sum = 0;
        for (MmapRange range : ranges) {
            refuse.when(range.isEmpty() || ((range.offset() | range.size()) & pageOffset) != 0, Errno.EINVAL);
            refuse.when(wraps(sum, range.size()), Errno.EINVAL);
            sum += range.size();
        }
        refuse.when((sum & SIZE_BIT_63) != 0, Errno.EINVAL);
        return sum;
    }

    /** vfio_pci_core_get_dmabuf_phys: what is added up are physical addresses, so it is those that wrap. */
    private void place(SimulatedRegion region, List<MmapRange> ranges) throws VfioException {
        refuse.when(region.isIoPorts(), Errno.EINVAL);
        long start = region.bar().orElseThrow().start();
        long end = start + region.size();
        for (MmapRange range : ranges) {
            refuse.when(wraps(start, range.offset()), Errno.EOVERFLOW);
            long address = start + range.offset();
            refuse.when(wraps(address, range.size()), Errno.EOVERFLOW);
            refuse.when(Long.compareUnsigned(address + range.size(), end) > 0, Errno.EINVAL);
        }
    }

    private static boolean wraps(long a, long b) {
        return Long.compareUnsigned(a + b, a) < 0;
    }
}
