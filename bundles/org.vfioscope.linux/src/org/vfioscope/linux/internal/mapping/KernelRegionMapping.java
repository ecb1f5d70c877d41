package org.vfioscope.linux.internal.mapping;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.RegionMapping;
import org.vfioscope.linux.internal.libc.LibC;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/**
 * A part of a region, mapped through its device's descriptor.
 *
 * <p>An access to a device that does not answer raises SIGBUS. HotSpot survives it where it happens in its own access to a
 * direct buffer: it skips the instruction and owes the thread an {@link InternalError}, which it delivers at the latest
 * when the thread comes back from native code. So each access ends with a trip there, before its value is believed.
 */
public final class KernelRegionMapping implements RegionMapping {

    /** A direct buffer holds less than 2 GiB, BARs are larger; accesses are aligned, so none spans two windows. */
    private static final int WINDOW_BITS = 30;

    private final String subject;
    private final long regionOffset;
    private final long length;
    /** Less than the length where the region ends inside the last page. */
    private final long reach;

    private final boolean writable;
    private final OwnedMapping mapping;
    private final List<ByteBuffer> windows = new ArrayList<>();

    private KernelRegionMapping(
            String subject, RegionInfo region, long offset, long length, boolean writable, OwnedMapping mapping) {
        this.subject = subject;
        this.regionOffset = offset;
        this.length = length;
        this.reach = Long.compareUnsigned(length, region.size() - offset) < 0 ? length : region.size() - offset;
        this.writable = writable;
        this.mapping = mapping;
        for (long at = 0; at < length; at += 1L << WINDOW_BITS) {
            ByteBuffer window = mapping.address().getByteBuffer(at, Math.min(length - at, 1L << WINDOW_BITS));
            windows.add(window.order(ByteOrder.LITTLE_ENDIAN));
        }
    }

    /**
     * Maps a part of a region.
     *
     * @param device the device's descriptor
     * @param region the region
     * @param offset where the part begins, in bytes from the region's start, a multiple of the page size
     * @param length its length in bytes, a multiple of the page size
     * @param writable whether it can be written
     * @return the mapping; the caller closes it
     * @throws VfioException if the part is not made of whole pages inside the region, or the kernel refuses
     */
    public static KernelRegionMapping of(
            OwnedDescriptor device, RegionInfo region, long offset, long length, boolean writable)
            throws VfioException {
        String subject = "%s region %d at 0x%x, mapping of 0x%x bytes"
                .formatted(device.subject(), region.index(), offset, length);
        long page = LibC.pageSize();
        if (length <= 0 || (offset & page - 1) != 0 || (length & page - 1) != 0) {
            throw refused(
                    subject,
                    Operation.REGION_MMAP,
                    "Only whole pages can be mapped",
                    "Align offset and length to 0x%x".formatted(page));
        }
        long end = (region.size() + page - 1) & -page;
        if (Long.compareUnsigned(length, end) > 0 || Long.compareUnsigned(offset, end - length) > 0) {
            throw refused(
                    subject,
                    Operation.REGION_MMAP,
                    "The region ends at 0x%x".formatted(region.size()),
                    "Choose a part inside the region");
        }
        OwnedMapping mapping = OwnedMapping.of(device, subject, region.offset() + offset, length, writable);
        return new KernelRegionMapping(
                "%s region %d".formatted(device.subject(), region.index()), region, offset, length, writable, mapping);
    }

    /** Something done with a mapping's address. */
    @FunctionalInterface
    public interface Use {
        /**
         * Does it.
         *
         * @param address the mapping's first address, mapped until this returns
         * @throws VfioException if it fails
         */
        void of(Pointer address) throws VfioException;
    }

    /**
     * The kernel's mapping behind one of the provider interface.
     *
     * @param mapping any mapping
     * @param operation what it is needed for
     * @return the same mapping
     * @throws VfioException EINVAL if it is not one of the kernel's
     */
    public static KernelRegionMapping require(RegionMapping mapping, Operation operation) throws VfioException {
        if (mapping instanceof KernelRegionMapping kernels) {
            return kernels;
        }
        throw refused(
                "the mapping",
                operation,
                "It is no mapping of a region of this host's devices",
                "Map a region of a real device");
    }

    /**
     * Lends the address out; until the use ends the mapping stays.
     *
     * @param operation what it is needed for
     * @param use what is done with the address
     * @throws VfioException what the use throws; EBADF where the mapping is closed
     */
    public synchronized void use(Operation operation, Use use) throws VfioException {
        if (!mapping.isOpen()) {
            throw closed(subject, operation);
        }
        use.of(mapping.address());
    }

    @Override
    public long regionOffset() {
        return regionOffset;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public synchronized void read(long offset, ByteBuffer into) throws VfioException {
        ByteBuffer memory = window(offset, into.limit());
        guard(offset, into.limit(), () -> SingleAccess.read(memory, inWindow(offset), into));
    }

    @Override
    public synchronized void write(long offset, ByteBuffer from) throws VfioException {
        ByteBuffer memory = window(offset, from.limit());
        if (!writable) {
            // the write would raise SIGSEGV, which the JVM, unlike SIGBUS, does not survive
            throw refused(
                    access(offset, from.limit()),
                    Operation.MAPPED_ACCESS,
                    "The region was mapped for reading only",
                    "Map it for writing as well");
        }
        guard(offset, from.limit(), () -> SingleAccess.write(memory, inWindow(offset), from));
    }

    private void guard(long offset, int width, Runnable access) throws VfioException {
        try {
            access.run();
            MappingLibC.getpid();
        } catch (InternalError e) {
            VfioException fault = new VfioException(access(offset, width), Operation.MAPPED_ACCESS, Errno.EIO);
            fault.initCause(e);
            throw fault;
        }
    }

    private ByteBuffer window(long offset, int width) throws VfioException {
        if (!mapping.isOpen()) {
            throw closed(access(offset, width), Operation.MAPPED_ACCESS);
        }
        if (!SingleAccess.exists(width)) {
            throw refused(
                    access(offset, width),
                    Operation.MAPPED_ACCESS,
                    "One access moves 1, 2, 4 or 8 bytes",
                    "Choose one of these widths");
        }
        if (Long.compareUnsigned(reach, width) < 0 || Long.compareUnsigned(offset, reach - width) > 0) {
            throw refused(
                    access(offset, width),
                    Operation.MAPPED_ACCESS,
                    "The access goes past the mapping's end",
                    "Choose an offset inside the mapped part of the region");
        }
        if ((offset & width - 1) != 0) {
            throw refused(
                    access(offset, width),
                    Operation.MAPPED_ACCESS,
                    "The offset is no multiple of the width, so that it would take more than one access",
                    "Align the offset, or choose a smaller width");
        }
        return windows.get((int) (offset >>> WINDOW_BITS));
    }

    private static int inWindow(long offset) {
        return (int) (offset & (1L << WINDOW_BITS) - 1);
    }

    private String access(long offset, int width) {
        return "%s at 0x%x, %d bytes".formatted(subject, regionOffset + offset, width);
    }

    private static VfioException closed(String subject, Operation operation) {
        return new VfioException(
                subject, operation, Errno.EBADF, new Advice("The mapping was closed", "Map the region again"));
    }

    private static VfioException refused(String subject, Operation operation, String cause, String remedy) {
        return new VfioException(subject, operation, Errno.EINVAL, new Advice(cause, remedy));
    }

    @Override
    public synchronized void close() throws VfioException {
        windows.clear();
        mapping.close();
    }
}
