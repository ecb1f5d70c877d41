package org.vfioscope.ui.internal.jobs;

import java.util.Optional;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.OpenWay;
import org.vfioscope.ui.internal.Messages;

/** Opens a device, unless it is open already. If it is cancelled meanwhile, the device is closed again. */
public final class OpenJob extends DeviceJob {

    private final DeviceAccess access;
    private final String device;
    private final Optional<OpenWay> way;

    /**
     * Prepares the job.
     *
     * @param access opens the device
     * @param device the device's name
     */
    public OpenJob(DeviceAccess access, String device) {
        this(access, device, Optional.empty());
    }

    /**
     * Prepares the job.
     *
     * @param access opens the device
     * @param device the device's name
     * @param way how; empty takes what the host prefers
     */
    public OpenJob(DeviceAccess access, String device, Optional<OpenWay> way) {
        super(NLS.bind(Messages.Jobs_open, device), device);
        this.access = access;
        this.device = device;
        this.way = way;
    }

    @Override
    protected void work(IProgressMonitor monitor) throws VfioException, DeviceException {
        // a second press of Enter, while the device was being opened, asks for nothing more
        if (access.sessions().stream().anyMatch(open -> open.device().name().equals(device))) {
            return;
        }
        DeviceSession session = access.open(device, way);
        if (monitor.isCanceled()) {
            session.close();
        }
    }
}
