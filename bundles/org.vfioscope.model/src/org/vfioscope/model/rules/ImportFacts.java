package org.vfioscope.model.rules;

import java.util.List;
import org.vfioscope.model.DmabufState;
import org.vfioscope.model.dma.DmaMapping;
import org.vfioscope.model.dma.IovaRange;

/**
 * What an import's outcome depends on, besides the request.
 *
 * @param takesDmabufs whether the address space is one of iommufd
 * @param state what is believed of the dmabuf
 * @param ranges how many ranges the dmabuf holds
 * @param size the dmabuf's size in bytes, unsigned
 * @param usable the addresses that may be mapped; none where that is not known
 * @param taken what is mapped
 * @param pageSize the host's page size in bytes
 */
public record ImportFacts(
        boolean takesDmabufs,
        DmabufState state,
        int ranges,
        long size,
        List<IovaRange> usable,
        List<DmaMapping> taken,
        long pageSize) {

    /** Keeps own copies. */
    public ImportFacts {
        usable = List.copyOf(usable);
        taken = List.copyOf(taken);
    }
}
