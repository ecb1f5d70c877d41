package org.vfioscope.vfiouser.internal.transport;

import java.nio.ByteBuffer;
import java.util.List;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.linux.internal.socket.Patience;
import org.vfioscope.linux.internal.socket.Received;
import org.vfioscope.model.errno.Operation;

/** A connection that carries bytes and, with them, descriptors; {@code UnixSocket} as far as it is used here. */
public interface Transport extends AutoCloseable {

    /**
     * Sends all bytes from a buffer's position to its limit; the descriptors go with the first of them. Blocks.
     *
     * @param bytes at least one byte; the position is moved to the limit
     * @param descriptors they stay open here
     * @param operation what to call it
     * @param patience how long to wait for the other side to read
     * @throws VfioException if the other side hung up, the kernel refuses, or the patience ends
     */
    void send(ByteBuffer bytes, List<OwnedDescriptor> descriptors, Operation operation, Patience patience)
            throws VfioException;

    /**
     * Receives what is there, at least one byte. Blocks until something comes.
     *
     * @param into filled from its position, which is moved, at most to its limit
     * @param descriptors how many descriptors may come
     * @param operation what to call it
     * @param patience how long to wait
     * @return how much came, 0 bytes where the other side hung up
     * @throws VfioException if more descriptors came (all are closed again), the other side broke off, or the patience ends
     */
    Received receive(ByteBuffer into, int descriptors, Operation operation, Patience patience) throws VfioException;

    /** Hangs up; the second time, nothing happens. */
    @Override
    void close() throws VfioException;
}
