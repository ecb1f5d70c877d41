package org.vfioscope.vfiouser.internal.client;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.socket.Patience;
import org.vfioscope.linux.internal.socket.SocketWatch;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.vfiouser.internal.protocol.Command;
import org.vfioscope.vfiouser.internal.protocol.Header;
import org.vfioscope.vfiouser.internal.protocol.Limits;
import org.vfioscope.vfiouser.internal.protocol.Message;
import org.vfioscope.vfiouser.internal.protocol.ProtocolException;
import org.vfioscope.vfiouser.internal.protocol.Version;
import org.vfioscope.vfiouser.internal.transport.MessageStream;
import org.vfioscope.vfiouser.internal.transport.Transport;

/**
 * One connection to a server. Every error but a refusal and a cancelled wait ends it. Interrupting the thread that waits
 * cancels the wait. For one thread at a time, and a {@link Watcher} beside it.
 */
final class Connection implements AutoCloseable {

    private final String device;
    private final MessageStream stream;
    private final Duration timeout;
    private final Set<Integer> givenUp = new HashSet<>();
    /** Held by a call until it has its reply, and by the watcher while it sees to what came outside of calls. */
    private final ReentrantLock turn = new ReentrantLock();

    /** Null until the server answered with one. */
    private Version version;

    private final RegionDescriptors descriptors = new RegionDescriptors();
    private final AtomicReference<VfioException> loss = new AtomicReference<>();
    private volatile boolean open = true;
    private volatile boolean closed;
    private volatile Runnable lossListener = () -> {};
    private Optional<Watcher> watcher = Optional.empty();
    private int lastId;
    private int serverRequests;

    private Connection(String device, Transport transport, Duration timeout) {
        this.device = device;
        this.stream = new MessageStream(device, transport, Limits.CLIENT_DESCRIPTORS);
        this.timeout = timeout;
    }

    /**
     * Agrees on a version with a server.
     *
     * @param device the device's name, for messages
     * @param transport a fresh connection; closed where this throws
     * @param timeout how long each reply may take
     */
    static Connection open(String device, Transport transport, Duration timeout) throws VfioException {
        Connection connection = new Connection(device, transport, timeout);
        connection.agree(Version.own(Limits.CLIENT_DESCRIPTORS, false));
        return connection;
    }

    private void agree(Version own) throws VfioException {
        int largest = Integer.BYTES + Limits.VERSION_DATA;
        Request request = new Request(Command.VERSION, own.toBytes(), Integer.BYTES, largest, 0, Operation.CONNECT);
        try (Message reply = call(request)) {
            version = Version.parse(reply.payload());
            if (version.major() != own.major() || version.minor() > own.minor()) {
                throw new ProtocolException("version %d.%d where %d.%d was proposed"
                        .formatted(version.major(), version.minor(), own.major(), own.minor()));
            }
        } catch (ProtocolException e) {
            throw violated(Operation.CONNECT, e);
        } catch (VfioException e) {
            throw lose(e);
        }
    }

    /** The version the server answered with. */
    Version version() {
        return version;
    }

    /** What came with regions over this connection; closed with it. */
    RegionDescriptors descriptors() {
        return descriptors;
    }

    boolean isOpen() {
        return open;
    }

    /** How the connection ended, unless this side closed it. */
    Optional<VfioException> loss() {
        return Optional.ofNullable(loss.get());
    }

    /**
     * Sees from now on to what the server sends while it is asked nothing.
     *
     * @param watch of the transport's socket; closed with the connection, or where this throws
     * @param threads makes the thread that watches
     * @throws VfioException EAGAIN where no thread can be had; the connection stays open
     */
    void watch(SocketWatch watch, ThreadFactory threads) throws VfioException {
        watcher = Optional.of(Watcher.start(device, this, watch, threads));
    }

    /** Tells a listener of the connection's end, on the watcher's thread. */
    void onLoss(Runnable listener) {
        lossListener = listener;
    }

    /**
     * Asks and waits for the reply. Blocks, for one time-out at the most: where the watcher is in the middle of a message of
     * the server's, waiting for that is a part of it.
     *
     * @return the reply, which the caller closes; its payload is as long as the request allows
     * @throws VfioException with the server's errno where it refuses; any other ends the connection, but ECANCELED
     */
    Message call(Request request) throws VfioException {
        Patience patience = Patience.of(timeout, () -> Thread.currentThread().isInterrupted());
        try {
            if (!turn.tryLock(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                throw lose(ServerErrors.unfinished(device, request.operation()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ServerErrors.givenUp(device, request.operation());
        }
        try {
            return callInTurn(request, patience);
        } finally {
            turn.unlock();
        }
    }

    private Message callInTurn(Request request, Patience patience) throws VfioException {
        Operation operation = request.operation();
        if (!open) {
            throw ServerErrors.lost(device, operation);
        }
        int id = nextId();
        serverRequests = 0;
        Message reply;
        try {
            Header header =
                    Header.command(id, request.command(), request.payload().limit());
            stream.send(header, request.payload(), List.of(), operation, patience);
            reply = await(request, id, patience);
        } catch (ProtocolException e) {
            throw violated(operation, e);
        } catch (VfioException e) {
            if (isGivenUp(e) && !stream.isInMessage() && givenUp.size() < Limits.GIVEN_UP) {
                givenUp.add(id);
                throw e;
            }
            throw lose(e);
        }
        if (reply.header().isRefusal()) {
            // libvfio-user has the payload of a success behind the refusal of a read
            reply.close();
            throw ServerErrors.refused(device, operation, reply.header().errno());
        }
        return reply;
    }

    private Message await(Request request, int id, Patience patience) throws ProtocolException, VfioException {
        while (true) {
            Optional<Message> received =
                    stream.receive((header, n) -> admit(request, id, header, n), request.operation(), patience);
            if (received.isEmpty()) {
                throw new ProtocolException("nothing more: it hung up");
            }
            Message message = received.get();
            if (!message.header().isReply()) {
                refuse(message, request.operation(), patience);
            } else if (message.header().id() == id) {
                return message;
            } else {
                givenUp.remove(message.header().id());
                message.close();
            }
        }
    }

    private void admit(Request request, int id, Header header, int descriptors) throws ProtocolException {
        if (isAdmitted(header)) {
            return;
        }
        if (header.id() != id || header.command() != request.command().number()) {
            throw new ProtocolException("a reply with id %d to command %d where id %d and command %d were awaited"
                    .formatted(
                            header.id(), header.command(), id, request.command().number()));
        }
        int smallest = header.isRefusal() ? 0 : request.smallest();
        if (header.payload() < smallest || header.payload() > request.largest()) {
            throw new ProtocolException("a reply of %d bytes where %d to %d were awaited"
                    .formatted(header.payload(), smallest, request.largest()));
        }
        if (descriptors > request.descriptors()) {
            throw new ProtocolException("%d descriptors with a reply that has %s"
                    .formatted(descriptors, request.descriptors() == 0 ? "none" : "at most " + request.descriptors()));
        }
    }

    /** Whether it is no reply that is awaited, but may come: a request of the server's own, or what was given up. */
    private boolean isAdmitted(Header header) throws ProtocolException {
        if (header.isReply()) {
            return givenUp.contains(header.id());
        }
        if (++serverRequests > Limits.SERVER_REQUESTS) {
            throw new ProtocolException("%d requests of its own instead of a reply".formatted(serverRequests));
        }
        return true;
    }

    /** Takes what came outside of calls, if no call has taken it meanwhile. */
    void attend(SocketWatch watch) throws VfioException {
        turn.lock();
        try {
            if (open && watch.isReady(Operation.CONNECT)) {
                attend(Patience.of(timeout, () -> !open));
            }
        } catch (ProtocolException e) {
            violated(Operation.CONNECT, e);
        } finally {
            turn.unlock();
        }
    }

    private void attend(Patience patience) throws ProtocolException, VfioException {
        Optional<Message> received = stream.receive((header, n) -> admitUnasked(header), Operation.CONNECT, patience);
        if (received.isEmpty()) {
            lose(ServerErrors.lost(device, Operation.CONNECT));
        } else if (received.get().header().isReply()) {
            givenUp.remove(received.get().header().id());
            received.get().close();
        } else {
            refuse(received.get(), Operation.CONNECT, patience);
        }
    }

    private void admitUnasked(Header header) throws ProtocolException {
        if (!isAdmitted(header)) {
            throw new ProtocolException("a reply with id %d, though it was asked nothing".formatted(header.id()));
        }
    }

    /** Whatever the server wants of this client's memory: there is none to be had. */
    private void refuse(Message message, Operation operation, Patience patience) throws VfioException {
        message.close();
        if (message.header().wantsReply()) {
            Header refusal = message.header().refusal(Errno.EOPNOTSUPP);
            stream.send(refusal, ByteBuffer.allocate(0), List.of(), operation, patience);
        }
    }

    /** Ids of replies that may still come are not given again. */
    private int nextId() {
        do {
            lastId = (lastId + 1) & 0xffff;
        } while (givenUp.contains(lastId));
        return lastId;
    }

    /**
     * Ends the connection over something that the server sent.
     *
     * @return what to throw
     */
    VfioException violated(Operation operation, ProtocolException error) {
        return lose(
                version == null
                        ? ServerErrors.noServer(device, error)
                        : ServerErrors.violated(device, operation, error));
    }

    /**
     * Ends the connection over an error.
     *
     * @return the error
     */
    VfioException lose(VfioException error) {
        if (!closed) {
            loss.compareAndSet(null, error);
        }
        try {
            hangUp();
        } catch (VfioException e) {
            error.addSuppressed(e);
        }
        return error;
    }

    void tellLoss() {
        if (loss.get() != null) {
            lossListener.run();
        }
    }

    static boolean isGivenUp(VfioException e) {
        return Patience.isGivenUp(e);
    }

    private void hangUp() throws VfioException {
        open = false;
        try (MessageStream second = stream;
                RegionDescriptors first = descriptors) {
            // resources close from last to first, each whatever the other throws
        }
    }

    /** Hangs up, and waits for the watcher; the second time, nothing happens. */
    @Override
    public void close() throws VfioException {
        closed = true;
        try {
            hangUp();
        } finally {
            watcher.ifPresent(Watcher::join);
        }
    }
}
