package org.vfioscope.access.spi;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.host.DeviceHolding;
import org.vfioscope.model.host.DmabufHolding;

/** Finds the dmabufs and the open VFIO devices of all processes. */
public interface HolderScanner {

    /**
     * What was found.
     *
     * @param dmabufs the descriptors of dmabufs, by process and number
     * @param devices the descriptors of VFIO devices and groups, by process and number
     * @param unreadable how many processes this user may not look into
     */
    record Scan(List<DmabufHolding> dmabufs, List<DeviceHolding> devices, int unreadable) {

        /** Keeps own copies. */
        public Scan {
            dmabufs = List.copyOf(dmabufs);
            devices = List.copyOf(devices);
        }
    }

    /**
     * Looks through all processes, this one included. Blocks. Processes that end meanwhile are passed over.
     *
     * @param cancelled polled between processes; once true, what was found so far is returned
     * @return the descriptors
     * @throws VfioException if the processes cannot be listed
     */
    Scan scan(BooleanSupplier cancelled) throws VfioException;
}
