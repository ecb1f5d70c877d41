package org.vfioscope.linux.internal.mapping;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicBoolean;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.linux.internal.libc.SystemCall;
import org.vfioscope.model.errno.Operation;

/**
 * A mapping of a file with an owner. An owner that is forgotten without being closed is unmapped by the garbage collector,
 * which logs the leak.
 */
final class OwnedMapping implements AutoCloseable {

    private static final Logger LOG = System.getLogger(OwnedMapping.class.getName());
    private static final Cleaner CLEANER = Cleaner.create();

    private final Backstop backstop;
    private final Cleaner.Cleanable cleanable;

    private OwnedMapping(String subject, long address, long length) {
        this.backstop = new Backstop(subject, address, length, new AtomicBoolean(true));
        this.cleanable = CLEANER.register(this, backstop);
    }

    /**
     * Maps a part of a file, shared.
     *
     * @param descriptor the file
     * @param subject what the part is, for messages
     * @param position where it begins in the file, in bytes, a multiple of the page size
     * @param length in bytes, not 0
     * @param writable whether it can be written
     * @throws VfioException if the kernel refuses
     */
    static OwnedMapping of(OwnedDescriptor descriptor, String subject, long position, long length, boolean writable)
            throws VfioException {
        int protection = writable ? MappingLibC.PROT_READ | MappingLibC.PROT_WRITE : MappingLibC.PROT_READ;
        long address = descriptor.use(
                Operation.REGION_MMAP,
                fd -> SystemCall.run(
                        subject,
                        Operation.REGION_MMAP,
                        () -> MappingLibC.mmap64(
                                Pointer.NULL,
                                new NativeLong(length),
                                protection,
                                MappingLibC.MAP_SHARED,
                                fd,
                                position)));
        return new OwnedMapping(subject, address, length);
    }

    /** Where it begins; it means something only while the mapping is open. */
    Pointer address() {
        return new Pointer(backstop.address);
    }

    boolean isOpen() {
        return backstop.mapped.get();
    }

    /** Unmaps; the second time, nothing happens. Nobody may be using the address. */
    @Override
    public void close() throws VfioException {
        boolean mapped = backstop.mapped.getAndSet(false);
        cleanable.clean();
        if (mapped) {
            backstop.unmap();
        }
    }

    /** What the garbage collector runs; it must not know the owner, or that would never be collected. */
    record Backstop(String subject, long address, long length, AtomicBoolean mapped) implements Runnable {

        @Override
        public void run() {
            if (!mapped.getAndSet(false)) {
                return;
            }
            LOG.log(Level.WARNING, "The mapping of {0} was never closed; unmapping it now", subject);
            try {
                unmap();
            } catch (VfioException e) {
                LOG.log(Level.WARNING, e::explained);
            }
        }

        private void unmap() throws VfioException {
            SystemCall.run(
                    subject, Operation.CLOSE, () -> MappingLibC.munmap(new Pointer(address), new NativeLong(length)));
        }
    }
}
