package org.vfioscope.vfiouser.internal.server;

import java.util.function.Consumer;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;

/**
 * A device as all of its clients share it.
 *
 * @param session the device
 * @param regions its regions
 * @param log takes what is to be known of clients
 */
record ServedDevice(DeviceSession session, ServedRegions regions, Consumer<String> log) implements AutoCloseable {

    ServedDevice(DeviceSession session, boolean writable, Consumer<String> log) {
        this(session, new ServedRegions(session, writable, log), log);
    }

    @Override
    public void close() throws VfioException {
        regions.close();
    }
}
