package org.vfioscope.linux.internal.vfio;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.vfioscope.linux.internal.libc.IoctlCall;
import org.vfioscope.linux.internal.libc.RawDescriptor;
import org.vfioscope.model.errno.Errno;

/**
 * Answers the ioctls of VFIO and iommufd on descriptors of plain files, keeps account of what they make, and refuses one call of
 * the test's choice.
 */
final class FakeKernel implements IoctlCall {

    static final int NEVER = -1;

    static final int IOAS_ALLOC = 0x3b81;
    static final int IOAS_IOVA_RANGES = 0x3b84;
    static final int IOAS_MAP = 0x3b85;
    static final int IOAS_UNMAP = 0x3b86;
    static final int HWPT_ALLOC = 0x3b89;
    static final int IOAS_MAP_FILE = 0x3b8f;
    static final int IOMMU_DESTROY = 0x3b80;

    private final Path device;
    private final int refused;
    private final Errno errno;
    private int nextId = 1;

    final List<Integer> requests = new ArrayList<>();
    /** IOAS and page tables that were not destroyed. */
    final TreeSet<Integer> objects = new TreeSet<>();
    /** The IOAS of each attached device descriptor. */
    final Map<Integer, Integer> attached = new TreeMap<>();
    /** Lengths by address. */
    final Map<Long, Long> mappings = new TreeMap<>();

    /** Refuses the call of a number, counted from 0; the device descriptors that it makes lead to a file. */
    FakeKernel(Path device, int refused, Errno errno) {
        this.device = device;
        this.refused = refused;
        this.errno = errno;
    }

    boolean hasRefused() {
        return refused != NEVER && requests.size() > refused;
    }

    int refusedRequest() {
        return requests.get(refused);
    }

    /** Whether the refused call was a certain one of its kind, counted from 1. */
    boolean refused(int request, long count) {
        return refusedRequest() == request
                && requests.subList(0, refused + 1).stream()
                                .filter(made -> made == request)
                                .count()
                        == count;
    }

    @Override
    public int on(int fd, int request, Pointer argument) {
        requests.add(request);
        if (requests.size() - 1 == refused) {
            Native.setLastError(errno.number());
            return -1;
        }
        switch (request) {
            case VfioIoctl.CHECK_EXTENSION -> {
                return 1;
            }
            case VfioIoctl.GROUP_GET_STATUS -> argument.setInt(4, 1);
            case VfioIoctl.GROUP_GET_DEVICE_FD -> {
                return RawDescriptor.open(device);
            }
            case VfioIoctl.IOMMU_MAP_DMA -> mappings.put(argument.getLong(16), argument.getLong(24));
            case VfioIoctl.IOMMU_UNMAP_DMA -> mappings.remove(argument.getLong(8));
            case VfioIoctl.DEVICE_BIND_IOMMUFD -> argument.setInt(12, nextId++);
            case VfioIoctl.DEVICE_ATTACH_IOMMUFD_PT -> attached.put(fd, argument.getInt(8));
            case VfioIoctl.DEVICE_DETACH_IOMMUFD_PT -> attached.remove(fd);
            default -> iommufd(request, argument);
        }
        return 0;
    }

    private void iommufd(int request, Pointer argument) {
        switch (request) {
            case IOAS_ALLOC -> argument.setInt(8, make());
            case HWPT_ALLOC -> argument.setInt(16, make());
            case IOMMU_DESTROY -> objects.remove(argument.getInt(4));
            case IOAS_IOVA_RANGES -> {
                argument.setInt(8, 1);
                new Pointer(argument.getLong(16)).setLong(0, 0);
                new Pointer(argument.getLong(16)).setLong(8, 0x7fffffffffL);
            }
            case IOAS_MAP, IOAS_MAP_FILE -> mappings.put(argument.getLong(32), argument.getLong(24));
            case IOAS_UNMAP -> mappings.remove(argument.getLong(8));
            default -> {
                // a call that makes nothing
            }
        }
    }

    private int make() {
        objects.add(nextId);
        return nextId++;
    }
}
