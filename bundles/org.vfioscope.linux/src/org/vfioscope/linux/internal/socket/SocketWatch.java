package org.vfioscope.linux.internal.socket;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.model.errno.Operation;

/**
 * Waits without end, and without waking up in between, for a connected socket to have something to be read. It has a
 * descriptor of its own for the socket (F_DUPFD_CLOEXEC), since nobody could send while another thread waits with the same.
 * Closing the {@link UnixSocket} ends the wait. For one thread.
 */
public final class SocketWatch implements AutoCloseable {

    private static final int WITHOUT_END = -1;

    private final OwnedDescriptor copy;

    SocketWatch(OwnedDescriptor socket, Operation operation) throws VfioException {
        int number = (int) socket.call(operation, fd -> SocketLibC.fcntl(fd, SocketLibC.F_DUPFD_CLOEXEC, 0));
        this.copy = new OwnedDescriptor(socket.subject(), number);
    }

    /**
     * Waits until there is something to be read, or the other side hung up, or the socket was closed here. Blocks.
     *
     * @param operation what to call it
     * @throws VfioException if the kernel refuses
     */
    public void await(Operation operation) throws VfioException {
        poll(operation, WITHOUT_END);
    }

    /**
     * Whether {@link #await} would return at once.
     *
     * @param operation what to call it
     * @return whether a receive would not block
     * @throws VfioException if the kernel refuses
     */
    public boolean isReady(Operation operation) throws VfioException {
        return poll(operation, 0) != 0;
    }

    private long poll(Operation operation, int milliseconds) throws VfioException {
        try (Memory pollfd = new Memory(Readiness.POLLFD_SIZE)) {
            return copy.call(operation, fd -> {
                Readiness.fill(pollfd, fd, SocketLibC.POLLIN);
                return SocketLibC.poll(pollfd, new NativeLong(1), milliseconds);
            });
        }
    }

    /** Gives up its descriptor; the second time, nothing happens. */
    @Override
    public void close() throws VfioException {
        copy.close();
    }
}
