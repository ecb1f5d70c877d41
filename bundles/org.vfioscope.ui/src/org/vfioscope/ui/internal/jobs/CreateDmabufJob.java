package org.vfioscope.ui.internal.jobs;

import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufOutcome;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.ui.internal.Messages;

/** Makes a dmabuf of all mmap ranges of a region, as QEMU makes it. */
public final class CreateDmabufJob extends DeviceJob {

    private final DeviceSession session;
    private final int region;
    private final Consumer<DmabufOutcome> outcome;

    /**
     * Prepares the job.
     *
     * @param session the open device
     * @param region the region
     * @param outcome called on the job's thread with what became of it
     */
    public CreateDmabufJob(DeviceSession session, RegionSnapshot region, Consumer<DmabufOutcome> outcome) {
        super(
                NLS.bind(Messages.Jobs_create, region.name(), session.device().name()),
                session.device().name());
        this.session = session;
        this.region = region.index();
        this.outcome = outcome;
    }

    @Override
    protected void work(IProgressMonitor monitor) throws VfioException, DeviceException {
        outcome.accept(session.createDmabuf(region));
    }
}
