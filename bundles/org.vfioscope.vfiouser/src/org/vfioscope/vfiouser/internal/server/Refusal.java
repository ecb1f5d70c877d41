package org.vfioscope.vfiouser.internal.server;

import java.io.Serial;
import org.vfioscope.model.errno.Errno;

/** A command is refused; the client is told the errno, and the connection goes on. */
final class Refusal extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Errno errno;

    Refusal(Errno errno) {
        super(errno.toString());
        this.errno = errno;
    }

    Refusal(Errno errno, Exception cause) {
        super(errno.toString(), cause);
        this.errno = errno;
    }

    Errno errno() {
        return errno;
    }

    /** Refuses with EINVAL what does not hold. */
    static void unless(boolean holds) throws Refusal {
        unless(holds, Errno.EINVAL);
    }

    /** Refuses what does not hold. */
    static void unless(boolean holds, Errno errno) throws Refusal {
        if (!holds) {
            throw new Refusal(errno);
        }
    }
}
