package org.vfioscope.ui.internal.jobs;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;
import org.vfioscope.ui.internal.Messages;

/** Closes a device, and with it releases its dmabufs. */
public final class CloseJob extends DeviceJob {

    private final DeviceSession session;

    /**
     * Prepares the job.
     *
     * @param session the open device
     */
    public CloseJob(DeviceSession session) {
        super(
                NLS.bind(Messages.Jobs_close, session.device().name()),
                session.device().name());
        this.session = session;
    }

    @Override
    protected void work(IProgressMonitor monitor) throws VfioException {
        session.close();
    }
}
