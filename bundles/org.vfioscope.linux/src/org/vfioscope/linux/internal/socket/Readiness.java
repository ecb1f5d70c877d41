package org.vfioscope.linux.internal.socket;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** Waits for a socket in short steps, so that a wait can end at any time. */
final class Readiness {

    /** ETIMEDOUT, asm-generic/errno.h. */
    private static final Errno TIMED_OUT = Errno.of(110);

    private static final int STEP_MILLISECONDS = 50;
    /** sizeof(struct pollfd), poll.h: int fd, short events, short revents. */
    static final int POLLFD_SIZE = 8;

    private static final int EVENTS = 4;

    private Readiness() {}

    /**
     * Waits until a socket can be read or written, or is broken, which the next call on it tells.
     *
     * @throws VfioException ETIMEDOUT or ECANCELED where the patience ends first
     */
    static void await(OwnedDescriptor socket, short events, Operation operation, Patience patience)
            throws VfioException {
        while (step(socket, events, operation) == 0) {
            check(socket.subject(), operation, patience);
        }
    }

    /** Throws where the patience is at its end. */
    static void check(String subject, Operation operation, Patience patience) throws VfioException {
        if (patience.isCancelled()) {
            throw new VfioException(
                    subject,
                    operation,
                    Patience.CANCELLED,
                    new Advice("The wait was given up", "Start it again when needed"));
        }
        if (patience.isOver()) {
            throw new VfioException(
                    subject,
                    operation,
                    TIMED_OUT,
                    new Advice("The other process did not answer in time", "See what it is doing, or restart it"));
        }
    }

    /** Lets one step of time go by. */
    static void pause(OwnedDescriptor socket, Operation operation) throws VfioException {
        socket.call(operation, fd -> SocketLibC.poll(Pointer.NULL, new NativeLong(0), STEP_MILLISECONDS));
    }

    static void fill(Memory pollfd, int fd, short events) {
        pollfd.clear();
        pollfd.setInt(0, fd);
        pollfd.setShort(EVENTS, events);
    }

    private static long step(OwnedDescriptor socket, short events, Operation operation) throws VfioException {
        try (Memory pollfd = new Memory(POLLFD_SIZE)) {
            return socket.call(operation, fd -> {
                fill(pollfd, fd, events);
                return SocketLibC.poll(pollfd, new NativeLong(1), STEP_MILLISECONDS);
            });
        }
    }
}
