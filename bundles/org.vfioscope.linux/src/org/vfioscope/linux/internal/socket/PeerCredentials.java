package org.vfioscope.linux.internal.socket;

import com.sun.jna.Memory;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.model.errno.Operation;

/**
 * The process that connected to a socket (struct ucred, sys/socket.h).
 *
 * @param pid its number; 0 where its PID namespace cannot be seen from here
 * @param uid its user, an unsigned number of 32 bits
 */
public record PeerCredentials(int pid, int uid) {

    /** struct ucred: pid_t pid@0, uid_t uid@4, gid_t gid@8. */
    private static final int SIZE = 12;

    static PeerCredentials of(OwnedDescriptor socket, Operation operation) throws VfioException {
        try (Memory credentials = new Memory(SIZE);
                Memory length = new Memory(Integer.BYTES)) {
            length.setInt(0, SIZE);
            socket.call(
                    operation,
                    fd -> SocketLibC.getsockopt(
                            fd, SocketLibC.SOL_SOCKET, SocketLibC.SO_PEERCRED, credentials, length));
            return new PeerCredentials(credentials.getInt(0), credentials.getInt(Integer.BYTES));
        }
    }
}
