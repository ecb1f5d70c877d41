package org.vfioscope.linux.internal.libc;

import com.sun.jna.Memory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.ref.Cleaner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/**
 * A file descriptor with an owner. Calls and {@link #close} exclude each other, so that no call meets the number of a
 * file that was opened since. An owner that is forgotten without being closed is closed by the garbage collector, which
 * logs the leak.
 */
public final class OwnedDescriptor implements AutoCloseable {

    private static final Logger LOG = System.getLogger(OwnedDescriptor.class.getName());
    private static final Cleaner CLEANER = Cleaner.create();
    private static final int CLOSED = -1;

    private final String subject;
    private final int number;
    private final Backstop backstop;
    private final Cleaner.Cleanable cleanable;

    /** A call of the C library on the descriptor. */
    @FunctionalInterface
    public interface Call {
        /**
         * Carries the call out.
         *
         * @param fd the descriptor
         * @return the call's result; negative where it set errno
         */
        long on(int fd);
    }

    /** Something done with the descriptor's number that reports its failure itself. */
    @FunctionalInterface
    public interface Use {
        /**
         * Uses the number.
         *
         * @param fd the descriptor, open until this returns
         * @return a result
         * @throws VfioException if it fails
         */
        long of(int fd) throws VfioException;
    }

    /**
     * Takes a descriptor over.
     *
     * @param subject what it leads to, for messages
     * @param fd its number
     */
    public OwnedDescriptor(String subject, int fd) {
        this.subject = subject;
        this.number = fd;
        this.backstop = new Backstop(subject, new AtomicInteger(fd));
        this.cleanable = CLEANER.register(this, backstop);
    }

    /**
     * Opens a file for reading and writing; commands started later do not inherit it.
     *
     * @param file the file, device node included
     * @param operation what to call the attempt
     * @return the open file; the caller closes it
     * @throws VfioException if the kernel refuses
     */
    public static OwnedDescriptor open(Path file, Operation operation) throws VfioException {
        return open(file, file.toString(), operation);
    }

    /**
     * Opens a file for reading and writing; commands started later do not inherit it.
     *
     * @param file the file, device node included
     * @param subject what it leads to, for messages
     * @param operation what to call the attempt
     * @return the open file; the caller closes it
     * @throws VfioException if the kernel refuses
     */
    public static OwnedDescriptor open(Path file, String subject, Operation operation) throws VfioException {
        return open(file, subject, operation, LibC.O_RDWR);
    }

    /** As above, with another access mode than O_RDWR. */
    static OwnedDescriptor open(Path file, String subject, Operation operation, int mode) throws VfioException {
        byte[] name = file.toString().getBytes(StandardCharsets.UTF_8);
        try (Memory path = new Memory(name.length + 1L)) {
            path.write(0, name, 0, name.length);
            path.setByte(name.length, (byte) 0);
            return from(subject, operation, () -> LibC.open(path, mode | LibC.O_CLOEXEC, 0));
        }
    }

    /**
     * Takes over the descriptor that a call of the C library gives.
     *
     * @param subject what it leads to, for messages
     * @param operation what to call the attempt
     * @param call gives the descriptor; negative where it set errno
     * @return the descriptor; the caller closes it
     * @throws VfioException with the errno where the result is negative
     */
    public static OwnedDescriptor from(String subject, Operation operation, LongSupplier call) throws VfioException {
        return new OwnedDescriptor(subject, (int) SystemCall.run(subject, operation, call));
    }

    /** {@return the descriptor's number, which means something only while it is open} */
    public int number() {
        return number;
    }

    /** {@return what it leads to, for messages} */
    public String subject() {
        return subject;
    }

    /**
     * Carries out a call on the descriptor; it is repeated where a signal interrupted it.
     *
     * @param operation what is asked
     * @param call the call
     * @return its result, not negative
     * @throws VfioException with the errno where the result is negative; EBADF where the descriptor is closed
     */
    public long call(Operation operation, Call call) throws VfioException {
        return use(operation, fd -> SystemCall.run(subject, operation, () -> call.on(fd)));
    }

    /**
     * Lends the number out; until the use ends the descriptor stays open.
     *
     * @param operation what is asked
     * @param use what is done with the number
     * @return the use's result
     * @throws VfioException what the use throws; EBADF where the descriptor is closed
     */
    public synchronized long use(Operation operation, Use use) throws VfioException {
        int fd = backstop.fd.get();
        if (fd == CLOSED) {
            throw new VfioException(subject, operation, Errno.EBADF);
        }
        return use.of(fd);
    }

    /**
     * Closes the descriptor; the second time, nothing happens.
     *
     * @throws VfioException if close(2) reports an error; the number is free all the same
     */
    @Override
    public synchronized void close() throws VfioException {
        int fd = backstop.fd.getAndSet(CLOSED);
        cleanable.clean();
        if (fd != CLOSED) {
            SystemCall.close(subject, fd);
        }
    }

    /** What the garbage collector runs; it must not know the owner, or that would never be collected. */
    record Backstop(String subject, AtomicInteger fd) implements Runnable {

        @Override
        public void run() {
            int leaked = fd.getAndSet(CLOSED);
            if (leaked == CLOSED) {
                return;
            }
            LOG.log(Level.WARNING, "Descriptor {0} of {1} was never closed; closing it now", leaked, subject);
            try {
                SystemCall.close(subject, leaked);
            } catch (VfioException e) {
                LOG.log(Level.WARNING, e::explained);
            }
        }
    }
}
