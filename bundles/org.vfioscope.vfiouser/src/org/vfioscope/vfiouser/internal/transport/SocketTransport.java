package org.vfioscope.vfiouser.internal.transport;

import java.nio.ByteBuffer;
import java.util.List;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.linux.internal.socket.Patience;
import org.vfioscope.linux.internal.socket.Received;
import org.vfioscope.linux.internal.socket.UnixSocket;
import org.vfioscope.model.errno.Operation;

/**
 * A UNIX socket as transport.
 *
 * @param socket the socket; closed with the transport
 */
public record SocketTransport(UnixSocket socket) implements Transport {

    @Override
    public void send(ByteBuffer bytes, List<OwnedDescriptor> descriptors, Operation operation, Patience patience)
            throws VfioException {
        socket.send(bytes, descriptors, operation, patience);
    }

    @Override
    public Received receive(ByteBuffer into, int descriptors, Operation operation, Patience patience)
            throws VfioException {
        return socket.receive(into, descriptors, operation, patience);
    }

    @Override
    public void close() throws VfioException {
        socket.close();
    }
}
