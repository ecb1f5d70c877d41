package org.vfioscope.vfiouser.internal.server;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceServer;
import org.vfioscope.linux.internal.socket.UnixListener;
import org.vfioscope.model.errno.Operation;

/** Serves devices in the vfio-user protocol. */
public final class VfioUserServer implements DeviceServer {

    @Override
    public String protocol() {
        return "vfio-user";
    }

    @Override
    public Service serve(DeviceSession device, Path socket, boolean writable, Consumer<String> log)
            throws VfioException {
        UnixListener listener = UnixListener.listen(socket, Operation.SERVE);
        return new RunningService(listener, new ServedDevice(device, writable, log)).start();
    }
}
