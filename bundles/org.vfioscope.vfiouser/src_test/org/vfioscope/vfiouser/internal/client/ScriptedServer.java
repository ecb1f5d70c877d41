package org.vfioscope.vfiouser.internal.client;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.linux.internal.socket.Patience;
import org.vfioscope.linux.internal.socket.Received;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.vfiouser.internal.protocol.Header;
import org.vfioscope.vfiouser.internal.transport.Transport;

/** A server in memory that answers each message by a script, and hangs up where the script has nothing more to say. */
final class ScriptedServer implements Transport {

    private final Script script;
    private final Deque<Chunk> queue = new ArrayDeque<>();
    final Deque<Header> sent = new ArrayDeque<>();
    boolean closed;
    /** What a client that waits for more meets instead of a hang-up; null for a hang-up. */
    VfioException failure;

    /** What the server says to a message. */
    @FunctionalInterface
    interface Script {
        List<Chunk> answer(Header header, ByteBuffer payload) throws Exception;
    }

    /** Bytes that arrive, the descriptors with the first of them. */
    record Chunk(ByteBuffer bytes, List<OwnedDescriptor> descriptors) {
        static Chunk of(byte[] bytes, OwnedDescriptor... descriptors) {
            return new Chunk(ByteBuffer.wrap(bytes), List.of(descriptors));
        }
    }

    ScriptedServer(Script script) {
        this.script = script;
    }

    @Override
    public void send(ByteBuffer bytes, List<OwnedDescriptor> descriptors, Operation operation, Patience patience) {
        try {
            Header header = Header.parse(bytes);
            sent.add(header);
            ByteBuffer payload = bytes.slice(Header.SIZE, header.payload()).order(ByteOrder.LITTLE_ENDIAN);
            if (!header.isReply()) {
                script.answer(header, payload).forEach(this::enqueue);
            }
            bytes.position(bytes.limit());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Descriptors travel with bytes alone. */
    private void enqueue(Chunk chunk) {
        if (chunk.bytes().hasRemaining()) {
            queue.add(chunk);
        } else {
            closeAll(chunk.descriptors());
        }
    }

    private static void closeAll(List<OwnedDescriptor> descriptors) {
        for (OwnedDescriptor descriptor : descriptors) {
            try {
                descriptor.close();
            } catch (VfioException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public Received receive(ByteBuffer into, int descriptors, Operation operation, Patience patience)
            throws VfioException {
        while (!queue.isEmpty() && !queue.peek().bytes().hasRemaining()) {
            queue.remove();
        }
        if (queue.isEmpty() && failure != null) {
            throw failure;
        }
        if (queue.isEmpty()) {
            return new Received(0, List.of());
        }
        Chunk chunk = queue.peek();
        List<OwnedDescriptor> came = chunk.bytes().position() == 0 ? chunk.descriptors() : List.of();
        if (came.size() > descriptors) {
            closeAll(came);
            throw new VfioException("a script", operation, Errno.of(90));
        }
        int count = Math.min(into.remaining(), chunk.bytes().remaining());
        into.put(chunk.bytes().slice(chunk.bytes().position(), count));
        chunk.bytes().position(chunk.bytes().position() + count);
        return new Received(count, came);
    }

    @Override
    public void close() {
        closed = true;
        // what was sent and never received, the kernel closes
        for (Chunk chunk : queue) {
            if (chunk.bytes().position() == 0) {
                closeAll(chunk.descriptors());
            }
        }
        queue.clear();
    }
}
