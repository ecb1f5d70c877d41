package org.vfioscope.access.spi;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;

/** Offers an open device to other processes, over a UNIX socket. */
public interface DeviceServer {

    /** {@return the protocol's name, such as {@code vfio-user}} */
    String protocol();

    /**
     * Makes a socket and serves whoever connects, on threads of its own, until it is closed. Does not wait for clients.
     *
     * @param device the device, which stays the caller's; it is not to be closed before what is returned
     * @param socket where to listen; nothing may be there yet. Made for this user alone
     * @param writable whether clients may write to the device and reset it
     * @param log takes a line, one sentence without its full stop, when a client comes, goes or is refused; called on any thread
     * @return what ends it
     * @throws VfioException if the socket cannot be made
     */
    Service serve(DeviceSession device, Path socket, boolean writable, Consumer<String> log) throws VfioException;

    /** A device that is being served. */
    interface Service extends AutoCloseable {

        /**
         * Hangs up on all clients and removes the socket; the second time, nothing happens. Blocks until nobody uses the
         * device any more.
         *
         * @throws VfioException if something could not be closed or removed; everything else is
         */
        @Override
        void close() throws VfioException;
    }
}
