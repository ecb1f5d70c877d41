package org.vfioscope.ui.internal.jobs;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.Notice;
import org.vfioscope.access.VfioException;
import org.vfioscope.ui.internal.Messages;

/**
 * Opens a device again that was open when the window was closed. One that is not there any more, such as the capture of a
 * file that was deleted meanwhile, is worth a notice, but no dialog before the first look at the window.
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
        try {
            access.open(device);
        } catch (DeviceException e) {
            access.notices().warnOnce(device, Notice.of(Notice.Kind.NOT_REOPENED, device, e.getMessage()));
        }
    }
}
