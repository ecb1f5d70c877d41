package org.vfioscope.model.errno;

import java.util.Map;
import java.util.Optional;

/** Explains what UNIX sockets answer with. */
final class SocketAdvice {

    private static final Advice NO_FOLDER =
            new Advice("There is no such folder to make the socket in", "Make the folder, or choose a path in another");
    private static final Advice CLOSED_FOLDER = new Advice(
            "This user may not make a socket in that folder",
            "Choose a path in a folder of your own, such as $XDG_RUNTIME_DIR");
    private static final Advice HUNG_UP = new Advice(
            "The process at the other end of the socket closed the connection",
            "See whether it still runs, and what it says of it");
    private static final Advice NO_SERVER = new Advice(
            "The process that listens there closed the connection: it may be no vfio-user server",
            "See what it says of it, and name the socket of a vfio-user server");

    private static final Map<Operation, Map<Errno, Advice>> BY_CALL = Map.of(
            Operation.CONNECT,
                    Map.of(
                            Errno.EACCES,
                            new Advice(
                                    "This user may not connect to the server's socket",
                                    "Run as the user whom the socket belongs to"),
                            Errno.EPIPE,
                            NO_SERVER,
                            Errno.ECONNRESET,
                            NO_SERVER),
            Operation.SERVE, Map.of(Errno.ENOENT, NO_FOLDER, Errno.EACCES, CLOSED_FOLDER),
            Operation.DMABUF_SEND,
                    Map.of(
                            Errno.EACCES,
                            new Advice(
                                    "This user may not connect to the socket",
                                    "Run as the user who listens there, or as root")),
            Operation.DMABUF_RECEIVE, Map.of(Errno.ENOENT, NO_FOLDER, Errno.EACCES, CLOSED_FOLDER));

    /** Sockets alone answer so, whatever was called. */
    private static final Map<Errno, Advice> BY_ERRNO = Map.of(
            Errno.EPIPE,
            HUNG_UP,
            Errno.ECONNRESET,
            HUNG_UP,
            Errno.EPROTOTYPE,
            new Advice(
                    "It is not a stream socket, but one for datagrams or packets",
                    "Name the stream socket (SOCK_STREAM) at which the process listens"));

    private SocketAdvice() {}

    static Optional<Advice> of(Operation operation, Errno errno) {
        return Optional.ofNullable(BY_CALL.getOrDefault(operation, Map.of()).get(errno))
                .or(() -> Optional.ofNullable(BY_ERRNO.get(errno)));
    }
}
