package org.vfioscope.ui.internal.jobs;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;
import org.vfioscope.ui.internal.Messages;

/** Reads anew what an open device says of itself. */
public final class RereadJob extends DeviceJob {

    private final DeviceSession session;

    /**
     * Prepares the job.
     *
     * @param session the open device
     */
    public RereadJob(DeviceSession session) {
        super(
                NLS.bind(Messages.Jobs_reread, session.device().name()),
                session.device().name());
        this.session = session;
    }

    @Override
    protected void work(IProgressMonitor monitor) throws VfioException, DeviceException {
        session.refresh();
    }
}
