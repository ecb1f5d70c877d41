package org.vfioscope.simulator.internal.kernel;

import org.vfioscope.access.VfioException;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/**
 * Refuses one kind of call on one device.
 *
 * @param device the device's name
 * @param operation the call
 */
record Refusals(String device, Operation operation) {

    /**
     * Refuses the call if something is so.
     *
     * @param refused whether it is
     * @param errno the answer then
     * @throws VfioException if it is
     */
    void when(boolean refused, Errno errno) throws VfioException {
        if (refused) {
            throw new VfioException(device, operation, errno);
        }
    }
}
