package org.vfioscope.linux.internal.iommufd;

import java.util.List;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.Closing;
import org.vfioscope.model.dma.IovaRange;
import org.vfioscope.model.dma.IovaRanges;
import org.vfioscope.model.errno.Errno;

/**
 * The addresses that could be mapped for a device which is attached to nothing. To attach it for a moment would tell them, but
 * would also change what its DMA goes through, and the group's other devices with it. So a page table is made for it in an
 * IOAS of its own and destroyed again without ever being attached: that tells which addresses the IOMMU can translate, and
 * sysfs tells the reserved ones among them, which the kernel would take out when it attaches.
 */
public final class ReachableIova {

    private ReachableIova() {}

    /**
     * Works the addresses out. The device and its DMA stay as they are.
     *
     * @param iommufd to which the device is bound
     * @param device the device's id there
     * @param reserved the reserved addresses of its group
     * @return the ranges, in ascending order; empty where the kernel cannot tell, as before Linux 6.7
     * @throws VfioException if the kernel refuses; what was made is destroyed again
     */
    public static List<IovaRange> of(Iommufd iommufd, int device, List<IovaRange> reserved) throws VfioException {
        List<IovaRange> ranges;
        try (Ioas scratch = iommufd.allocateIoas()) {
            ranges = aperture(iommufd, device, scratch);
        }
        for (IovaRange window : reserved) {
            ranges = IovaRanges.without(ranges, window);
        }
        return ranges;
    }

    private static List<IovaRange> aperture(Iommufd iommufd, int device, Ioas scratch) throws VfioException {
        int pageTable;
        try {
            pageTable = iommufd.allocatePageTable(device, scratch.id());
        } catch (VfioException e) {
            if (e.errno().equals(Errno.ENOTTY)) {
                return List.of();
            }
            if (e.errno().equals(Errno.ENOENT)) {
                // a mediated device: its parent does its DMA, no IOMMU limits the addresses
                return scratch.iovaRanges();
            }
            throw e;
        }
        List<IovaRange> ranges;
        try {
            ranges = scratch.iovaRanges();
        } catch (VfioException e) {
            throw Closing.after(e, () -> iommufd.destroy(pageTable));
        }
        iommufd.destroy(pageTable);
        return ranges;
    }
}
