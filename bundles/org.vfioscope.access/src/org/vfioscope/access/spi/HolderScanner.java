package org.vfioscope.access.spi;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.host.DmabufHolding;

/** Finds the dmabufs of all processes. */
public interface HolderScanner {

    /**
     * What was found.
     *
     * @param holdings the descriptors, by process and number
     * @param unreadable how many processes this user may not look into
     */
    record Scan(List<DmabufHolding> holdings, int unreadable) {

        /** Keeps an own copy. */
        public Scan {
            holdings = List.copyOf(holdings);
        }
    }

    /**
     * Looks through all processes. Blocks.
     *
     * @param cancelled polled between processes; once true, what was found so far is returned
     * @return the descriptors
     * @throws VfioException if the processes cannot be listed
     */
    Scan scan(BooleanSupplier cancelled) throws VfioException;
}
