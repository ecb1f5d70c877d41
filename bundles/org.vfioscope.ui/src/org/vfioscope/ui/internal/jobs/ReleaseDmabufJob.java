package org.vfioscope.ui.internal.jobs;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.OwnedDmabuf;
import org.vfioscope.access.VfioException;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.rows.DmabufName;

/** Releases a dmabuf. */
public final class ReleaseDmabufJob extends DeviceJob {

    private final OwnedDmabuf handle;

    /**
     * Prepares the job.
     *
     * @param handle the dmabuf
     */
    public ReleaseDmabufJob(OwnedDmabuf handle) {
        super(NLS.bind(Messages.Jobs_release, DmabufName.of(handle), handle.origin()), handle);
        this.handle = handle;
    }

    @Override
    protected void work(IProgressMonitor monitor) throws VfioException {
        handle.release();
    }
}
