package org.vfioscope.linux.internal.socket;

import com.sun.jna.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicBoolean;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.Closing;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** A UNIX stream socket that listens at a path, for this user alone. */
public final class UnixListener implements AutoCloseable {

    private static final int BACKLOG = 16;
    /** EADDRINUSE, asm-generic/errno.h. */
    private static final Errno ADDRESS_IN_USE = Errno.of(98);
    /** What tells a file from another that took its path. */
    private static final String IDENTITY = "unix:ino";

    private final Path path;
    private final OwnedDescriptor socket;
    private final Object identity;
    private final AtomicBoolean closed = new AtomicBoolean();

    private UnixListener(Path path, OwnedDescriptor socket, Object identity) {
        this.path = path;
        this.socket = socket;
        this.identity = identity;
    }

    /**
     * Makes a socket and listens at it. Does not block.
     *
     * @param path where; nothing may be there yet
     * @param operation what to call the attempt
     * @return the listening socket; the caller closes it
     * @throws VfioException if there is something at the path, or the kernel refuses
     */
    public static UnixListener listen(Path path, Operation operation) throws VfioException {
        OwnedDescriptor socket = UnixSocket.open(path.toString(), operation);
        try {
            bind(socket, path, operation);
            try {
                return listen(path, socket, operation);
            } catch (VfioException e) {
                throw Closing.after(e, () -> Files.deleteIfExists(path));
            }
        } catch (VfioException e) {
            throw Closing.after(e, socket);
        }
    }

    private static UnixListener listen(Path path, OwnedDescriptor socket, Operation operation) throws VfioException {
        try {
            // nobody can connect before listen(2), so nobody connects with the wider permissions of bind(2)
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            UnixListener listener = new UnixListener(path, socket, identity(path));
            socket.call(operation, fd -> SocketLibC.listen(fd, BACKLOG));
            return listener;
        } catch (IOException e) {
            throw new VfioException(
                    path.toString(),
                    operation,
                    Errno.EIO,
                    new Advice("The socket's permissions cannot be set: " + e.getMessage(), "Choose another path"));
        }
    }

    private static void bind(OwnedDescriptor socket, Path path, Operation operation) throws VfioException {
        try (Memory address = SocketAddress.of(path, operation)) {
            socket.call(operation, fd -> SocketLibC.bind(fd, address, (int) address.size()));
        } catch (VfioException e) {
            if (e.errno().equals(ADDRESS_IN_USE)) {
                throw new VfioException(
                        e.subject(),
                        operation,
                        e.errno(),
                        new Advice(
                                "There is something at this path already",
                                "Choose another path; where no process listens at it any more, rm " + e.subject()));
            }
            throw e;
        }
    }

    private static Object identity(Path path) throws IOException {
        return Files.getAttribute(path, IDENTITY, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Waits for a process that connects. Blocks.
     *
     * @param operation what to call it
     * @param patience how long to wait
     * @return the connected socket; the caller closes it
     * @throws VfioException if the kernel refuses, or the patience ends (ETIMEDOUT, ECANCELED)
     */
    public UnixSocket accept(Operation operation, Patience patience) throws VfioException {
        int flags = SocketLibC.SOCK_CLOEXEC | SocketLibC.SOCK_NONBLOCK;
        while (true) {
            Readiness.await(socket, SocketLibC.POLLIN, operation, patience);
            try {
                long fd = socket.call(operation, listening -> SocketLibC.accept4(listening, null, null, flags));
                return new UnixSocket(new OwnedDescriptor(path.toString(), (int) fd));
            } catch (VfioException e) {
                UnixSocket.requireAgain(e);
            }
        }
    }

    /** Closes the socket and removes its path; the second time, nothing happens. */
    @Override
    public void close() throws VfioException {
        if (closed.getAndSet(true)) {
            return;
        }
        try {
            // whoever took the path meanwhile keeps it
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && identity(path).equals(identity)) {
                Files.delete(path);
            }
        } catch (IOException e) {
            Advice advice =
                    new Advice("The socket's path cannot be removed: " + e.getMessage(), "Remove it: rm " + path);
            throw Closing.after(new VfioException(path.toString(), Operation.CLOSE, Errno.EIO, advice), socket);
        }
        socket.close();
    }
}
