package org.vfioscope.vfiouser.internal.client;

import org.vfioscope.access.VfioException;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.vfiouser.internal.protocol.ProtocolException;

/** What goes wrong with a server, in words. */
final class ServerErrors {

    /** For the window and the command line alike. */
    private static final String CONNECT_ANEW = "refresh the device, or run the command again";

    /** EPROTO, asm-generic/errno.h. */
    private static final Errno PROTOCOL = Errno.of(71);
    /** ENOTCONN, asm-generic/errno.h. */
    private static final Errno NOT_CONNECTED = Errno.of(107);

    /** ETIMEDOUT, asm-generic/errno.h. */
    private static final Errno TIMED_OUT = Errno.of(110);

    /** ECANCELED, asm-generic/errno.h. */
    private static final Errno CANCELLED = Errno.of(125);

    private ServerErrors() {}

    /** The server refused a request. An errno of 0 is allowed, and says nothing. */
    static VfioException refused(String device, Operation operation, int errno) {
        Errno error = errno == 0 ? Errno.EIO : Errno.of(errno);
        return new VfioException(device, operation, error, advice(error));
    }

    private static Advice advice(Errno error) {
        if (error.equals(Errno.EPERM) || error.equals(Errno.EACCES)) {
            return new Advice(
                    "The vfio-user server does not permit it",
                    "Where the server is 'vfioscope serve', start it with --writable");
        }
        if (error.equals(Errno.EINVAL)) {
            return new Advice(
                    "The vfio-user server knows no such region, interrupt or offset",
                    "Choose one that the report lists");
        }
        return new Advice("The vfio-user server answered so", "See the server's own log for the reason");
    }

    /** The server sent what it must not. */
    static VfioException violated(String device, Operation operation, ProtocolException error) {
        VfioException violated = new VfioException(
                device,
                operation,
                PROTOCOL,
                new Advice(
                        "The vfio-user server sent %s; the connection was closed".formatted(error.getMessage()),
                        "See whether the server still runs, then " + CONNECT_ANEW
                                + "; a message that breaks the protocol is for the server's authors"));
        violated.initCause(error);
        return violated;
    }

    /** What listens there does not talk as a server does, from the first message on. */
    static VfioException noServer(String device, ProtocolException error) {
        VfioException noServer = new VfioException(
                device,
                Operation.CONNECT,
                PROTOCOL,
                new Advice(
                        "The process that listens there sent " + error.getMessage()
                                + "; the connection was closed. It may be no vfio-user server",
                        "Name the socket of a vfio-user server; where it is one, what it sent is for its authors"));
        noServer.initCause(error);
        return noServer;
    }

    /** The server shares a region's memory for reading alone: it sealed it (EPERM), or opened it so (EACCES). */
    static VfioException readOnly(VfioException refusal) {
        VfioException readOnly = new VfioException(
                refusal.subject(),
                refusal.operation(),
                refusal.errno(),
                new Advice(
                        "The vfio-user server gives this region to be read only",
                        "Where the server is 'vfioscope serve', start it with --writable"));
        readOnly.initCause(refusal);
        return readOnly;
    }

    /** The connection ended before. */
    static VfioException lost(String device, Operation operation) {
        return new VfioException(
                device,
                operation,
                NOT_CONNECTED,
                new Advice(
                        "The connection to the vfio-user server is lost",
                        "See whether the server still runs, then " + CONNECT_ANEW));
    }

    /** The user gave the wait for another call's end up. */
    static VfioException givenUp(String device, Operation operation) {
        return new VfioException(
                device, operation, CANCELLED, new Advice("The wait was given up", "Start it again when needed"));
    }

    /** The server is in the middle of a message of its own. */
    static VfioException unfinished(String device, Operation operation) {
        return new VfioException(
                device,
                operation,
                TIMED_OUT,
                new Advice("The vfio-user server did not finish its message in time", "See what it is doing"));
    }

    /** There is no thread to watch the connection with. */
    static VfioException noThread(String device, Throwable cause) {
        VfioException error = new VfioException(
                device,
                Operation.CONNECT,
                Errno.EAGAIN,
                new Advice(
                        "No thread can be started to watch the connection",
                        "Close what is not needed, or raise the limit with ulimit -u"));
        error.initCause(cause);
        return error;
    }

    /** This side failed over what came. */
    static VfioException failed(String device, Throwable cause) {
        VfioException error = new VfioException(
                device,
                Operation.CONNECT,
                Errno.EIO,
                new Advice(
                        "Vfioscope itself failed while it attended to the vfio-user server: %s; the connection was closed"
                                .formatted(cause),
                        "To connect anew, " + CONNECT_ANEW + "; the failure is for Vfioscope's authors"));
        error.initCause(cause);
        return error;
    }

    /** A region cannot be mapped. */
    static VfioException unmappable(String device, int region) {
        return new VfioException(
                "%s region %d".formatted(device, region),
                Operation.REGION_MMAP,
                Errno.ENODEV,
                new Advice(
                        "The vfio-user server passed no descriptor for this region, as one behind a forwarded socket"
                                + " cannot",
                        "Read its content by message, which needs none"));
    }

    /** An access that would reach past a region's end. */
    static VfioException outside(String device, Operation operation, int region, long offset, int length) {
        return new VfioException(
                "%s region %d at 0x%x, %d bytes".formatted(device, region, offset, length),
                operation,
                Errno.EINVAL,
                new Advice("The region ends before", "Choose an offset inside the region"));
    }

    /** A single access that the server does not take in one message. */
    static VfioException tooNarrow(String device, Operation operation, int width, int most) {
        return new VfioException(
                device,
                operation,
                Errno.EINVAL,
                new Advice(
                        "The vfio-user server takes %d bytes at once, and an access of %d cannot be split"
                                .formatted(most, width),
                        "Choose a smaller width"));
    }
}
