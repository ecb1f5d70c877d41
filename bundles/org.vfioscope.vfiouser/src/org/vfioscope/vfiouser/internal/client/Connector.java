package org.vfioscope.vfiouser.internal.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.socket.Patience;
import org.vfioscope.linux.internal.socket.UnixSocket;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.vfiouser.internal.transport.SocketTransport;

/** Makes connections to one server. */
@FunctionalInterface
interface Connector {

    /** Long enough for a server that a debugger or a reset holds up, short enough for a person who waits. */
    Duration TIMEOUT = Duration.ofSeconds(10);

    /** Connects and agrees on a version. Blocks. */
    Connection connect() throws VfioException;

    /** Connects to a socket. */
    static Connector of(String device, Path socket) {
        return () -> {
            Patience patience =
                    Patience.of(TIMEOUT, () -> Thread.currentThread().isInterrupted());
            UnixSocket connected = UnixSocket.connect(socket, Operation.CONNECT, patience);
            Connection connection = Connection.open(device, new SocketTransport(connected), TIMEOUT);
            try {
                connection.watch(connected.watch(Operation.CONNECT), threads(device));
                return connection;
            } catch (VfioException e) {
                throw connection.lose(e);
            }
        };
    }

    private static ThreadFactory threads(String device) {
        return Thread.ofPlatform().daemon().name("vfio-user client, " + device).factory();
    }
}
