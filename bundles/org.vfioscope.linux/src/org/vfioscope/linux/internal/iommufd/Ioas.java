package org.vfioscope.linux.internal.iommufd;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.linux.internal.libc.Sharing;
import org.vfioscope.model.dma.DmaAccess;
import org.vfioscope.model.dma.IovaRange;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.model.parse.IovaRangesParser;
import org.vfioscope.model.parse.MalformedReplyException;

/** An address space of an iommufd (IOAS). The layouts are those of linux/iommufd.h. */
public final class Ioas implements Sharing.Closeable {

    /** struct iommu_ioas_iova_ranges: size, ioas_id, num_iovas, __reserved, allowed_iovas, out_iova_alignment. */
    private static final int RANGES_SIZE = 32;

    private static final int RANGES_IOAS = 4;
    private static final int RANGES_COUNT = 8;
    private static final int RANGES_POINTER = 16;

    /** struct iommu_ioas_map_file: size, flags, ioas_id, fd, start, length, iova. */
    private static final int MAP_FILE_SIZE = 40;
    /** struct iommu_ioas_map: size, flags, ioas_id, __reserved, user_va, length, iova. */
    private static final int MAP_SIZE = 40;

    private static final int MAP_FLAGS = 4;
    private static final int MAP_IOAS = 8;
    private static final int MAP_FD = 12;
    private static final int MAP_SOURCE = 16;
    private static final int MAP_LENGTH = 24;
    private static final int MAP_IOVA = 32;

    /** IOMMU_IOAS_MAP_FIXED_IOVA. */
    private static final int FIXED_IOVA = 1;
    /** IOMMU_IOAS_MAP_WRITEABLE. */
    private static final int WRITEABLE = 2;
    /** IOMMU_IOAS_MAP_READABLE. */
    private static final int READABLE = 4;

    /** struct iommu_ioas_unmap: size, ioas_id, iova, length. */
    private static final int UNMAP_SIZE = 24;

    private static final int UNMAP_IOAS = 4;
    private static final int UNMAP_IOVA = 8;
    private static final int UNMAP_LENGTH = 16;

    /** As many ranges as a device with its reserved windows has, and more. */
    private static final int ROOM = 64;
    /** More than any device has; a larger number is a lie that would cost memory. */
    private static final int MOST = 4096;

    private final Iommufd iommufd;
    private final int id;
    private final AtomicBoolean exists = new AtomicBoolean(true);

    Ioas(Iommufd iommufd, int id) {
        this.iommufd = iommufd;
        this.id = id;
    }

    /** {@return its number in the iommufd} */
    public int id() {
        return id;
    }

    /**
     * The addresses that can be mapped (IOMMU_IOAS_IOVA_RANGES).
     *
     * @return the ranges, in ascending order: what all attached devices and page tables can reach
     * @throws VfioException if the kernel refuses
     */
    public List<IovaRange> iovaRanges() throws VfioException {
        ByteBuffer request = Iommufd.request(RANGES_SIZE).putInt(RANGES_IOAS, id);
        int room = ROOM;
        while (true) {
            try (Memory ranges = new Memory((long) room * IovaRangesParser.RANGE_SIZE)) {
                request.putInt(RANGES_COUNT, room).putLong(RANGES_POINTER, Pointer.nativeValue(ranges));
                iommufd.node().ioctl(Operation.IOAS_IOVA_RANGES, IommuIoctl.IOAS_IOVA_RANGES, request);
                return IovaRangesParser.parse(ranges.getByteBuffer(0, ranges.size()), request.getInt(RANGES_COUNT));
            } catch (VfioException e) {
                int needed = request.getInt(RANGES_COUNT);
                if (!e.errno().equals(Errno.EMSGSIZE) || needed <= room || needed > MOST) {
                    throw e;
                }
                room = needed;
            } catch (MalformedReplyException e) {
                throw new VfioException(
                        subject(),
                        Operation.IOAS_IOVA_RANGES,
                        Errno.EIO,
                        new Advice(
                                "The reply makes no sense: " + e.getMessage(), "Report it with the kernel's version"));
            }
        }
    }

    /**
     * Maps a part of a dmabuf or memfd (IOMMU_IOAS_MAP_FILE, Linux 6.13; dmabufs since 6.19).
     *
     * @param file the file
     * @param start where the part begins, in bytes from the file's start, unsigned
     * @param length in bytes, unsigned
     * @param iova where to map it; empty lets the kernel choose
     * @param access what devices may do there
     * @return its first I/O virtual address
     * @throws VfioException if the kernel refuses
     */
    public long mapFile(OwnedDescriptor file, long start, long length, OptionalLong iova, DmaAccess access)
            throws VfioException {
        ByteBuffer request = Iommufd.request(MAP_FILE_SIZE)
                .putInt(MAP_FLAGS, flags(access) | (iova.isPresent() ? FIXED_IOVA : 0))
                .putInt(MAP_IOAS, id)
                .putLong(MAP_SOURCE, start)
                .putLong(MAP_LENGTH, length)
                .putLong(MAP_IOVA, iova.orElse(0));
        file.use(
                Operation.IOAS_MAP_FILE,
                fd -> iommufd.node()
                        .ioctl(Operation.IOAS_MAP_FILE, IommuIoctl.IOAS_MAP_FILE, request.putInt(MAP_FD, fd)));
        return request.getLong(MAP_IOVA);
    }

    /**
     * Maps memory of this process (IOMMU_IOAS_MAP); that of a BAR's mapping is refused with EFAULT.
     *
     * @param address its first address
     * @param length in bytes, unsigned
     * @param iova where to map it
     * @param access what devices may do there
     * @throws VfioException if the kernel refuses
     */
    public void map(Pointer address, long length, long iova, DmaAccess access) throws VfioException {
        ByteBuffer request = Iommufd.request(MAP_SIZE)
                .putInt(MAP_FLAGS, flags(access) | FIXED_IOVA)
                .putInt(MAP_IOAS, id)
                .putLong(MAP_SOURCE, Pointer.nativeValue(address))
                .putLong(MAP_LENGTH, length)
                .putLong(MAP_IOVA, iova);
        iommufd.node().ioctl(Operation.IOAS_MAP, IommuIoctl.IOAS_MAP, request);
    }

    /**
     * Unmaps whole mappings (IOMMU_IOAS_UNMAP).
     *
     * @param iova the first I/O virtual address
     * @param length in bytes, unsigned
     * @return how many bytes were unmapped
     * @throws VfioException if the kernel refuses; ENOENT where nothing is mapped there, or a part of a mapping
     */
    public long unmap(long iova, long length) throws VfioException {
        ByteBuffer request = Iommufd.request(UNMAP_SIZE)
                .putInt(UNMAP_IOAS, id)
                .putLong(UNMAP_IOVA, iova)
                .putLong(UNMAP_LENGTH, length);
        iommufd.node().ioctl(Operation.IOAS_UNMAP, IommuIoctl.IOAS_UNMAP, request);
        return request.getLong(UNMAP_LENGTH);
    }

    private static int flags(DmaAccess access) {
        return (access.readable() ? READABLE : 0) | (access.writeable() ? WRITEABLE : 0);
    }

    private String subject() {
        return iommufd.node().subject() + " IOAS " + Integer.toUnsignedString(id);
    }

    /** Destroys it with all that is mapped in it; the second time, nothing happens. No device may be attached. */
    @Override
    public void close() throws VfioException {
        if (exists.getAndSet(false)) {
            iommufd.destroy(id);
        }
    }
}
