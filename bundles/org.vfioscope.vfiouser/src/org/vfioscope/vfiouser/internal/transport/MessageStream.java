package org.vfioscope.vfiouser.internal.transport;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.Closing;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.linux.internal.socket.Patience;
import org.vfioscope.linux.internal.socket.Received;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.vfiouser.internal.protocol.Admission;
import org.vfioscope.vfiouser.internal.protocol.Header;
import org.vfioscope.vfiouser.internal.protocol.Message;
import org.vfioscope.vfiouser.internal.protocol.ProtocolException;

/** Whole messages over a transport. For one thread at a time. */
public final class MessageStream implements AutoCloseable {

    /** ETIMEDOUT, asm-generic/errno.h. */
    private static final Errno TIMED_OUT = Errno.of(110);

    private final String peer;
    private final Transport transport;
    private final int mostDescriptors;
    private boolean inMessage;

    /**
     * Messages over a transport.
     *
     * @param peer the other side, for messages
     * @param transport closed with the stream
     * @param mostDescriptors how many descriptors are taken with one message
     */
    public MessageStream(String peer, Transport transport, int mostDescriptors) {
        this.peer = peer;
        this.transport = transport;
        this.mostDescriptors = mostDescriptors;
    }

    /**
     * Whether the last call ended in the middle of a message, so that nobody can tell any more where the next one begins.
     *
     * @return whether the stream is of no use any more
     */
    public boolean isInMessage() {
        return inMessage;
    }

    /**
     * Sends a message. Blocks.
     *
     * @param header its header
     * @param payload what follows, from position to limit, as long as the header says
     * @param descriptors they stay open here
     * @param operation what to call it
     * @param patience how long to wait for the other side to read
     * @throws VfioException if the other side hung up, the kernel refuses, or the patience ends
     */
    public void send(
            Header header,
            ByteBuffer payload,
            List<OwnedDescriptor> descriptors,
            Operation operation,
            Patience patience)
            throws VfioException {
        ByteBuffer bytes = ByteBuffer.allocate(header.size()).order(ByteOrder.LITTLE_ENDIAN);
        header.write(bytes);
        bytes.put(payload.duplicate()).flip();
        inMessage = true;
        transport.send(bytes, descriptors, operation, patience);
        inMessage = false;
    }

    /**
     * Receives a message. Blocks.
     *
     * @param admission asked before the message's payload is read
     * @param operation what to call it
     * @param patience how long to wait for the whole of it
     * @return the message, which the caller closes; empty where the other side hung up in good order
     * @throws ProtocolException if it is no message, it is not admitted, or it breaks off
     * @throws VfioException if the kernel refuses, or the patience ends
     */
    public Optional<Message> receive(Admission admission, Operation operation, Patience patience)
            throws ProtocolException, VfioException {
        List<OwnedDescriptor> descriptors = new ArrayList<>();
        try {
            ByteBuffer start = ByteBuffer.allocate(Header.SIZE);
            if (!fill(start, descriptors, operation, patience)) {
                return Optional.empty();
            }
            Header header = Header.parse(start);
            admission.check(header, descriptors.size());
            ByteBuffer payload = ByteBuffer.allocate(header.payload()).order(ByteOrder.LITTLE_ENDIAN);
            fill(payload, descriptors, operation, patience);
            inMessage = false;
            return Optional.of(new Message(header, payload.flip(), descriptors));
        } catch (ProtocolException | VfioException | RuntimeException e) {
            descriptors.forEach(descriptor -> Closing.after(e, descriptor));
            throw e;
        }
    }

    /** Fills a buffer; false where the other side hung up before the first byte of a message. */
    private boolean fill(ByteBuffer into, List<OwnedDescriptor> descriptors, Operation operation, Patience patience)
            throws ProtocolException, VfioException {
        while (into.hasRemaining()) {
            int room = mostDescriptors - descriptors.size();
            Received received = transport.receive(into, room, operation, patience);
            descriptors.addAll(received.descriptors());
            if (received.bytes() == 0) {
                if (!inMessage) {
                    return false;
                }
                throw new ProtocolException("a message that breaks off");
            }
            inMessage = true;
            requireTime(operation, patience);
        }
        return true;
    }

    /** A byte now and then keeps the transport patient for ever. */
    private void requireTime(Operation operation, Patience patience) throws VfioException {
        if (patience.isOver()) {
            throw new VfioException(
                    peer,
                    operation,
                    TIMED_OUT,
                    new Advice("The other side did not finish its message in time", "See what it is doing"));
        }
    }

    /** Hangs up. */
    @Override
    public void close() throws VfioException {
        transport.close();
    }
}
