package org.vfioscope.linux.internal.socket;

import com.sun.jna.Memory;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** The address of a UNIX socket: struct sockaddr_un, sys/un.h. */
final class SocketAddress {

    /** sizeof(sun_path), sys/un.h, its terminating NUL included. */
    private static final int PATH_SIZE = 108;
    /** Offset of sun_path. */
    private static final int PATH = 2;
    /** ENAMETOOLONG, asm-generic/errno.h. */
    private static final Errno NAME_TOO_LONG = Errno.of(36);

    private SocketAddress() {}

    /**
     * The address of a path.
     *
     * @return the structure, zero-padded; the caller closes it
     * @throws VfioException ENAMETOOLONG where the path does not fit
     */
    static Memory of(Path path, Operation operation) throws VfioException {
        // the encoding in which the JVM itself passes names to the system
        byte[] name = path.toString().getBytes(Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")));
        if (name.length >= PATH_SIZE) {
            throw new VfioException(
                    path.toString(),
                    operation,
                    NAME_TOO_LONG,
                    new Advice(
                            "A UNIX socket's path has at most %d bytes; this one has %d"
                                    .formatted(PATH_SIZE - 1, name.length),
                            "Choose a shorter path, or one relative to the current folder"));
        }
        Memory address = new Memory(PATH + PATH_SIZE);
        address.clear();
        address.setShort(0, SocketLibC.AF_UNIX);
        address.write(PATH, name, 0, name.length);
        return address;
    }
}
