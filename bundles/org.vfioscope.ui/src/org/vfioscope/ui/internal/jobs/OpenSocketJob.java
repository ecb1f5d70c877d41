package org.vfioscope.ui.internal.jobs;

import java.nio.file.Path;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.ToldSockets;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.preferences.Sockets;

/** Opens the device behind a socket, unless it is open already, and lists the socket from then on. */
public final class OpenSocketJob extends DeviceJob {

    private final DeviceAccess access;
    private final ToldSockets sockets;
    private final Path socket;
    private final String device;
    private final Runnable listed;

    /**
     * Prepares the job.
     *
     * @param access opens the device
     * @param sockets lists the socket
     * @param socket the socket's path
     * @param listed called on the job's thread when the socket is listed
     */
    public OpenSocketJob(DeviceAccess access, ToldSockets sockets, Path socket, Runnable listed) {
        super(NLS.bind(Messages.Jobs_open, sockets.deviceName(socket)), sockets.deviceName(socket));
        this.access = access;
        this.sockets = sockets;
        this.socket = socket;
        this.device = sockets.deviceName(socket);
        this.listed = listed;
    }

    @Override
    protected void work(IProgressMonitor monitor) throws VfioException, DeviceException {
        if (access.sessions().stream().noneMatch(open -> open.device().name().equals(device))) {
            DeviceSession session = access.open(device);
            if (monitor.isCanceled()) {
                session.close();
                return;
            }
        }
        // a path at which nothing could be opened would only be in the way
        sockets.list(socket);
        Sockets.remember(socket);
        listed.run();
    }
}
