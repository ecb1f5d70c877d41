package org.vfioscope.linux.internal.socket;

import com.sun.jna.Memory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.Closing;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** A connected UNIX stream socket (unix(7)) that carries bytes and descriptors. No call blocks without end. */
public final class UnixSocket implements AutoCloseable {

    /** SCM_MAX_FD, net/scm.h: the most descriptors that one message carries. */
    public static final int MOST_DESCRIPTORS = 253;

    /** EAGAIN, asm-generic/errno-base.h. */
    private static final Errno AGAIN = Errno.of(11);
    /** EMSGSIZE, asm-generic/errno.h. */
    private static final Errno MESSAGE_SIZE = Errno.of(90);
    /** ECONNREFUSED, asm-generic/errno.h. */
    private static final Errno CONNECTION_REFUSED = Errno.of(111);

    private final OwnedDescriptor socket;
    private boolean watched;

    UnixSocket(OwnedDescriptor socket) {
        this.socket = socket;
    }

    /**
     * Connects to a listening socket. Blocks while its queue is full.
     *
     * @param path the socket's path
     * @param operation what to call the attempt
     * @param patience how long to wait
     * @return the connected socket; the caller closes it
     * @throws VfioException if nobody listens there, this user may not connect, or the patience ends
     */
    public static UnixSocket connect(Path path, Operation operation, Patience patience) throws VfioException {
        OwnedDescriptor socket = open(path.toString(), operation);
        try (Memory address = SocketAddress.of(path, operation)) {
            while (!connected(socket, address, operation)) {
                // the kernel tells nobody when the queue has room again: ask again after the step
                Readiness.pause(socket, operation);
                Readiness.check(path.toString(), operation, patience);
            }
            return new UnixSocket(socket);
        } catch (VfioException e) {
            throw Closing.after(e, socket);
        }
    }

    private static boolean connected(OwnedDescriptor socket, Memory address, Operation operation) throws VfioException {
        try {
            socket.call(operation, fd -> SocketLibC.connect(fd, address, (int) address.size()));
            return true;
        } catch (VfioException e) {
            if (e.errno().equals(AGAIN)) {
                return false;
            }
            if (e.errno().equals(CONNECTION_REFUSED) || e.errno().equals(Errno.ENOENT)) {
                throw new VfioException(
                        e.subject(),
                        operation,
                        e.errno(),
                        new Advice("No process listens there", "Start the one that listens first"));
            }
            throw e;
        }
    }

    static OwnedDescriptor open(String subject, Operation operation) throws VfioException {
        int type = SocketLibC.SOCK_STREAM | SocketLibC.SOCK_CLOEXEC | SocketLibC.SOCK_NONBLOCK;
        return OwnedDescriptor.from(subject, operation, () -> SocketLibC.socket(SocketLibC.AF_UNIX, type, 0));
    }

    /**
     * Sends all bytes from a buffer's position to its limit; the descriptors go with the first of them. Blocks.
     *
     * @param bytes at least one byte; the position is moved to the limit
     * @param descriptors at most {@link #MOST_DESCRIPTORS}; they stay open here
     * @param operation what to call it
     * @param patience how long to wait for the other side to read
     * @throws VfioException if the other side hung up (EPIPE), the kernel refuses, or the patience ends
     */
    public void send(ByteBuffer bytes, List<OwnedDescriptor> descriptors, Operation operation, Patience patience)
            throws VfioException {
        List<OwnedDescriptor> unsent = descriptors;
        while (bytes.hasRemaining()) {
            Readiness.await(socket, SocketLibC.POLLOUT, operation, patience);
            List<Integer> numbers = unsent.stream().map(OwnedDescriptor::number).toList();
            try {
                long sent = lend(inOrder(unsent), operation, () -> sendOnce(bytes, numbers, operation));
                bytes.position(bytes.position() + (int) sent);
                unsent = List.of();
            } catch (VfioException e) {
                requireAgain(e);
            }
        }
    }

    private interface Sending {
        long now() throws VfioException;
    }

    /** In one order whatever the caller's, or two threads that send the same descriptors could wait for each other. */
    private static List<OwnedDescriptor> inOrder(List<OwnedDescriptor> descriptors) {
        return descriptors.stream()
                .sorted(Comparator.comparingInt(OwnedDescriptor::number))
                .toList();
    }

    /** Keeps all descriptors open while their numbers are used. */
    private static long lend(List<OwnedDescriptor> descriptors, Operation operation, Sending sending)
            throws VfioException {
        if (descriptors.isEmpty()) {
            return sending.now();
        }
        List<OwnedDescriptor> more = descriptors.subList(1, descriptors.size());
        return descriptors.getFirst().use(operation, fd -> lend(more, operation, sending));
    }

    private long sendOnce(ByteBuffer bytes, List<Integer> numbers, Operation operation) throws VfioException {
        try (SocketMessage message = SocketMessage.of(bytes, numbers)) {
            return socket.call(
                    operation,
                    fd -> SocketLibC.sendmsg(fd, message.header(), SocketLibC.MSG_NOSIGNAL)
                            .longValue());
        }
    }

    /**
     * Receives what is there, at least one byte. Blocks until something comes.
     *
     * @param into has room for at least one byte; filled from its position, which is moved, at most to its limit
     * @param descriptors how many descriptors may come, at most {@link #MOST_DESCRIPTORS}
     * @param operation what to call it
     * @param patience how long to wait
     * @return how much came
     * @throws VfioException if more descriptors came (EMSGSIZE; all are closed again), the other side broke off, or the
     *     patience ends (ETIMEDOUT, ECANCELED)
     */
    public Received receive(ByteBuffer into, int descriptors, Operation operation, Patience patience)
            throws VfioException {
        while (true) {
            Readiness.await(socket, SocketLibC.POLLIN, operation, patience);
            try (SocketMessage message = SocketMessage.room(into.remaining(), descriptors)) {
                int count = (int) socket.call(
                        operation,
                        fd -> SocketLibC.recvmsg(fd, message.header(), SocketLibC.MSG_CMSG_CLOEXEC)
                                .longValue());
                List<OwnedDescriptor> owned = own(message.descriptors());
                if (message.isTruncated()) {
                    throw truncated(operation, descriptors, owned);
                }
                into.put(message.payload(count));
                return new Received(count, owned);
            } catch (VfioException e) {
                requireAgain(e);
            }
        }
    }

    private List<OwnedDescriptor> own(List<Integer> numbers) {
        List<OwnedDescriptor> owned = new ArrayList<>();
        for (int number : numbers) {
            owned.add(new OwnedDescriptor("descriptor %d from %s".formatted(number, socket.subject()), number));
        }
        return owned;
    }

    private VfioException truncated(Operation operation, int room, List<OwnedDescriptor> owned) {
        VfioException error = new VfioException(
                socket.subject(),
                operation,
                MESSAGE_SIZE,
                new Advice(
                        "More than %d descriptors came at once, or more than this process may have open"
                                .formatted(room),
                        "Let the other process send fewer, or raise the limit with ulimit -n"));
        owned.forEach(descriptor -> Closing.after(error, descriptor));
        return error;
    }

    /** What poll(2) promised may be gone when the call comes; then there is nothing to do but to wait again. */
    static void requireAgain(VfioException e) throws VfioException {
        if (!e.errno().equals(AGAIN)) {
            throw e;
        }
    }

    /**
     * Who is at the other end. Does not block.
     *
     * @param operation what to call it
     * @return the process that connected, as it was then
     * @throws VfioException if the kernel refuses
     */
    public PeerCredentials peer(Operation operation) throws VfioException {
        return PeerCredentials.of(socket, operation);
    }

    /**
     * Waits for this socket beside those who send and receive.
     *
     * @param operation what to call it
     * @return the watch, which the caller closes
     * @throws VfioException if the kernel refuses
     */
    public synchronized SocketWatch watch(Operation operation) throws VfioException {
        SocketWatch watch = new SocketWatch(socket, operation);
        watched = true;
        return watch;
    }

    /** Hangs up, and ends a watch's wait; the second time, nothing happens. */
    @Override
    public synchronized void close() throws VfioException {
        try (OwnedDescriptor closed = socket) {
            // the watch's descriptor would keep the connection up
            if (watched) {
                watched = false;
                closed.call(Operation.CLOSE, fd -> SocketLibC.shutdown(fd, SocketLibC.SHUT_RDWR));
            }
        }
    }
}
