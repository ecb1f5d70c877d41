package org.vfioscope.linux.internal.memory;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.Closing;
import org.vfioscope.linux.internal.libc.LibC;
import org.vfioscope.linux.internal.libc.NativeCopy;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/**
 * Anonymous memory behind a descriptor (memfd_create(2)): whoever is given the descriptor maps the same memory. Only pages
 * that were written take memory, whatever the size.
 */
public final class SharedMemory implements AutoCloseable {

    /** The longest name, in bytes (memfd_create(2)). */
    private static final int LONGEST_NAME = 249;

    private final OwnedDescriptor descriptor;

    private SharedMemory(OwnedDescriptor descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * Makes memory that is zero.
     *
     * @param name what it is, shown in /proc/PID/fd
     * @param size in bytes
     * @return the memory; the caller closes it
     * @throws VfioException if the kernel refuses
     */
    public static SharedMemory create(String name, long size) throws VfioException {
        byte[] text = Arrays.copyOf(name.getBytes(StandardCharsets.UTF_8), LONGEST_NAME + 1);
        text[LONGEST_NAME] = 0;
        try (Memory label = new Memory(text.length)) {
            label.write(0, text, 0, text.length);
            int flags = MemoryLibC.MFD_CLOEXEC | MemoryLibC.MFD_ALLOW_SEALING;
            OwnedDescriptor descriptor =
                    OwnedDescriptor.from(name, Operation.SERVE, () -> MemoryLibC.memfd_create(label, flags));
            try {
                descriptor.call(Operation.SERVE, fd -> MemoryLibC.ftruncate64(fd, size));
                return new SharedMemory(descriptor);
            } catch (VfioException e) {
                throw Closing.after(e, descriptor);
            }
        }
    }

    /** {@return the descriptor, closed with this memory} */
    public OwnedDescriptor descriptor() {
        return descriptor;
    }

    /**
     * Fixes the size for everybody, so that nobody's mapping can lose its pages. No seal can be added or taken away later.
     *
     * @param writable whether it can still be written; if not, nobody can, this process included
     * @throws VfioException if the kernel refuses
     */
    public void seal(boolean writable) throws VfioException {
        int size = MemoryLibC.F_SEAL_SHRINK | MemoryLibC.F_SEAL_GROW | MemoryLibC.F_SEAL_SEAL;
        int seals = writable ? size : size | MemoryLibC.F_SEAL_WRITE;
        descriptor.call(Operation.SERVE, fd -> MemoryLibC.fcntl(fd, MemoryLibC.F_ADD_SEALS, seals));
    }

    /**
     * Reads.
     *
     * @param position where to start, in bytes from the memory's start
     * @param into filled from index 0 to its limit, at least one byte
     * @throws VfioException if the kernel refuses, or the memory ends before
     */
    public void read(long position, ByteBuffer into) throws VfioException {
        try (Memory bytes = new Memory(into.limit())) {
            requireWhole(
                    Operation.REGION_READ,
                    into.limit(),
                    descriptor.call(
                            Operation.REGION_READ,
                            fd -> LibC.pread64(fd, bytes, new NativeLong(bytes.size()), position)
                                    .longValue()));
            NativeCopy.out(bytes, into);
        }
    }

    /**
     * Writes.
     *
     * @param position where to start, in bytes from the memory's start
     * @param from written from index 0 to its limit, at least one byte
     * @throws VfioException if the kernel refuses, or the memory ends before
     */
    public void write(long position, ByteBuffer from) throws VfioException {
        try (Memory bytes = NativeCopy.in(from)) {
            requireWhole(
                    Operation.REGION_WRITE,
                    from.limit(),
                    descriptor.call(
                            Operation.REGION_WRITE,
                            fd -> LibC.pwrite64(fd, bytes, new NativeLong(bytes.size()), position)
                                    .longValue()));
        }
    }

    /**
     * Makes a part zero, as it was in the beginning.
     *
     * @param position where it starts, in bytes from the memory's start
     * @param length in bytes, at least one
     * @throws VfioException if the kernel refuses
     */
    public void zero(long position, long length) throws VfioException {
        int mode = MemoryLibC.FALLOC_FL_PUNCH_HOLE | MemoryLibC.FALLOC_FL_KEEP_SIZE;
        descriptor.call(Operation.REGION_WRITE, fd -> MemoryLibC.fallocate64(fd, mode, position, length));
    }

    private void requireWhole(Operation operation, int asked, long moved) throws VfioException {
        if (moved != asked) {
            throw new VfioException(
                    descriptor.subject(),
                    operation,
                    Errno.EIO,
                    new Advice(
                            "Only %d of %d bytes are inside of the memory".formatted(moved, asked),
                            "Choose an offset inside of it"));
        }
    }

    @Override
    public void close() throws VfioException {
        descriptor.close();
    }
}
