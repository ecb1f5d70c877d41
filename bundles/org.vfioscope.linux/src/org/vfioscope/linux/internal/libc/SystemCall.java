package org.vfioscope.linux.internal.libc;

import com.sun.jna.Native;
import java.util.function.LongSupplier;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** The one place that turns a failed call and its errno into an exception. */
public final class SystemCall {

    /** EINTR, asm-generic/errno-base.h. */
    private static final int EINTR = 4;

    private SystemCall() {}

    /**
     * Carries a call out, again where a signal interrupted it.
     *
     * @param subject what the call is about
     * @param operation what is asked
     * @param call one call of the C library
     * @return its result, not negative
     * @throws VfioException with the errno, if the result is negative
     */
    public static long run(String subject, Operation operation, LongSupplier call) throws VfioException {
        while (true) {
            long result = call.getAsLong();
            // JNA keeps errno for each thread, until the thread's next native call
            int errno = result < 0 ? Native.getLastError() : 0;
            if (errno != EINTR) {
                return resultOrThrow(subject, operation, result, errno);
            }
        }
    }

    /**
     * Closes a descriptor. EINTR is no error and the call is not repeated: Linux has let go of the number by then, and another
     * thread may have it.
     */
    static void close(String subject, int fd) throws VfioException {
        int result = LibC.close(fd);
        int errno = result < 0 ? Native.getLastError() : 0;
        if (errno != EINTR) {
            resultOrThrow(subject, Operation.CLOSE, result, errno);
        }
    }

    /** Checks a function of the posix_spawn family, which returns its error instead of setting errno. */
    static void requireZero(String subject, Operation operation, int error) throws VfioException {
        if (error != 0) {
            throw new VfioException(subject, operation, Errno.of(error));
        }
    }

    private static long resultOrThrow(String subject, Operation operation, long result, int errno)
            throws VfioException {
        if (result < 0) {
            throw new VfioException(subject, operation, Errno.of(errno));
        }
        return result;
    }
}
