package org.vfioscope.access.spi;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.vfioscope.access.VfioException;

/** Receives dmabufs from other processes over UNIX sockets (SCM_RIGHTS, unix(7)). */
@FunctionalInterface
public interface DmabufReceiver {

    /**
     * Listens at a path until one peer has sent its descriptors and hung up. Blocks.
     *
     * @param socket where to listen; made for this user alone, and removed afterwards
     * @param cancelled polled while nothing comes; once true, what was received so far is returned
     * @return the dmabufs and who sent them; the caller closes them
     * @throws VfioException if the socket cannot be made, or what came is no dmabuf; everything is closed again
     */
    SentDmabufs receive(Path socket, BooleanSupplier cancelled) throws VfioException;
}
