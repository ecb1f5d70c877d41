package org.vfioscope.access.spi;

import java.nio.file.Path;

/**
 * The sockets that a user tells a provider of, since it cannot find the devices behind them by itself. Safe for any thread;
 * connects to none.
 */
public interface ToldSockets {

    /**
     * The name of the device behind a socket, whether it is listed or not.
     *
     * @param socket the socket's path, absolute
     * @return the name, which the provider accepts
     */
    String deviceName(Path socket);

    /**
     * Lists a socket among the provider's devices from now on; the second time, nothing happens.
     *
     * @param socket the socket's path, absolute
     */
    void list(Path socket);
}
