package org.vfioscope.vfiouser.internal.server;

import java.nio.ByteBuffer;
import java.util.List;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.Closing;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.linux.internal.memory.SharedMemory;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.errno.Errno;

/**
 * The mappable ranges of a simulated device's region as memory that clients can map. What they write there is what is read by
 * message, too. The memory's file has the region's offset, so that clients find it where the region's info says.
 */
final class ServedMemory implements AutoCloseable {

    /** More is not copied, nor ever needs to be: a simulated region knows which few bytes of it are not zero. */
    private static final long MOST_COPIED = 64L << 20;

    private static final int PIECE = 1 << 16;

    private final RegionInfo region;
    private final List<MmapRange> ranges;
    private final SharedMemory memory;
    private boolean stale;

    private ServedMemory(RegionInfo region, List<MmapRange> ranges, SharedMemory memory) {
        this.region = region;
        this.ranges = ranges;
        this.memory = memory;
    }

    /** Whether a region's memory can be shared: it is simulated, mappable and little enough of it has content. */
    static boolean canBeMadeOf(DeviceSession device, RegionSnapshot region) throws DeviceException {
        return device.device().simulated()
                && region.info().isMappable()
                && region.plan().noRange().isEmpty()
                && device.content(region.index()).stream()
                                .mapToLong(MmapRange::size)
                                .sum()
                        <= MOST_COPIED;
    }

    /**
     * Copies a region's content into memory.
     *
     * @param writable whether clients may write to it
     */
    static ServedMemory of(DeviceSession device, RegionSnapshot region, boolean writable)
            throws VfioException, DeviceException {
        RegionInfo info = region.info();
        SharedMemory memory = SharedMemory.create(
                "%s %s".formatted(device.device().name(), region.name()), info.offset() + info.size());
        try {
            ServedMemory served = new ServedMemory(info, region.plan().kernel(), memory);
            served.fill(device);
            memory.seal(writable);
            return served;
        } catch (VfioException | DeviceException | RuntimeException e) {
            Closing.after(e, memory);
            throw e;
        }
    }

    private void fill(DeviceSession device) throws VfioException, DeviceException {
        for (MmapRange content : device.content(region.index())) {
            fill(device, content);
        }
    }

    /** Takes over what a reset has made of the device. */
    void startAnew(DeviceSession device) throws VfioException, DeviceException {
        for (MmapRange range : ranges) {
            if (!range.isEmpty()) {
                memory.zero(region.offset() + range.offset(), range.size());
            }
        }
        stale = true;
        refresh(device);
    }

    /** Takes over what could not be read right after a reset, since the device's memory decode was off, as QEMU turns it. */
    void refresh(DeviceSession device) throws VfioException, DeviceException {
        if (!stale) {
            return;
        }
        try {
            fill(device);
            stale = false;
        } catch (VfioException e) {
            if (!e.errno().equals(Errno.EIO)) {
                throw e;
            }
        }
    }

    private void fill(DeviceSession device, MmapRange content) throws VfioException, DeviceException {
        for (MmapRange range : ranges) {
            long start = Math.max(content.offset(), range.offset());
            long end = Math.min(content.end(), range.end());
            for (long at = start; at < end; at += PIECE) {
                ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(PIECE, end - at));
                // every kernel moves 4 bytes at once
                device.readContent(region.index(), at, AccessWidth.DWORD, bytes);
                memory.write(region.offset() + at, bytes);
            }
        }
    }

    /** What clients map. */
    OwnedDescriptor descriptor() {
        return memory.descriptor();
    }

    /** Puts what clients may have written into bytes that were read of the device. */
    void overlay(long offset, ByteBuffer bytes) throws VfioException {
        for (MmapRange range : ranges) {
            long start = Math.max(offset, range.offset());
            long end = Math.min(offset + bytes.limit(), range.end());
            if (start < end) {
                memory.read(region.offset() + start, bytes.slice((int) (start - offset), (int) (end - start)));
            }
        }
    }

    /** Shows clients what was written to the device. */
    void written(long offset, ByteBuffer bytes) throws VfioException {
        for (MmapRange range : ranges) {
            long start = Math.max(offset, range.offset());
            long end = Math.min(offset + bytes.limit(), range.end());
            if (start < end) {
                memory.write(region.offset() + start, bytes.slice((int) (start - offset), (int) (end - start)));
            }
        }
    }

    @Override
    public void close() throws VfioException {
        memory.close();
    }
}
