package org.vfioscope.access.spi;

import java.util.List;
import java.util.Optional;
import org.vfioscope.model.host.PeerProcess;

/**
 * What another process sent.
 *
 * @param sender the process; empty where none connected before it was given up
 * @param dmabufs the dmabufs in the order in which they came; whoever has this record closes them
 */
public record SentDmabufs(Optional<PeerProcess> sender, List<DmabufDescriptor> dmabufs) {

    /** Keeps an own copy. */
    public SentDmabufs {
        dmabufs = List.copyOf(dmabufs);
    }
}
