package org.vfioscope.ui.internal.jobs;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.Notice;
import org.vfioscope.access.VfioException;
import org.vfioscope.ui.internal.Messages;

/**
 * Opens a device again that was open when the window was closed. One that cannot be opened any more, such as the capture of a
 * file that was deleted meanwhile, is worth a notice, but no dialog before the first look at the window. If the job is
 * cancelled meanwhile, the device is closed again.
 */
public final class ReopenJob extends DeviceJob {

    private final DeviceAccess access;
    private final String device;

    /**
     * Prepares the job.
     *
     * @param access opens the device
     * @param device the device's name
     */
    public ReopenJob(DeviceAccess access, String device) {
        super(NLS.bind(Messages.Jobs_open, device), device);
        this.access = access;
        this.device = device;
    }

    @Override
    protected void work(IProgressMonitor monitor) throws VfioException {
        DeviceSession session;
        try {
            session = access.open(device);
        } catch (VfioException e) {
            warn(e.explained());
            return;
        } catch (DeviceException e) {
            warn(e.getMessage());
            return;
        }
        if (monitor.isCanceled()) {
            session.close();
        }
    }

    private void warn(String why) {
        access.notices().warnOnce(device, Notice.of(Notice.Kind.NOT_REOPENED, device, why));
    }
}
