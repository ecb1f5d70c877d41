package org.vfioscope.ui.internal.jobs;

import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufOutcome;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.ui.internal.Messages;

/** Makes a dmabuf of a region. */
public final class CreateDmabufJob extends DeviceJob {

    private final Creation creation;
    private final Consumer<DmabufOutcome> outcome;

    /** How the dmabuf is made. */
    @FunctionalInterface
    private interface Creation {
        DmabufOutcome create() throws VfioException, DeviceException;
    }

    /**
     * A dmabuf of all mmap ranges of a region, as QEMU makes it.
     *
     * @param session the open device
     * @param region the region
     * @param outcome called on the job's thread with what became of it
     */
    public CreateDmabufJob(DeviceSession session, RegionSnapshot region, Consumer<DmabufOutcome> outcome) {
        this(session, region.index(), () -> session.createDmabuf(region.index()), outcome);
    }

    /**
     * A dmabuf of chosen ranges.
     *
     * @param session the open device
     * @param request region and ranges
     * @param outcome called on the job's thread with what became of it
     */
    public CreateDmabufJob(DeviceSession session, DmabufRequest request, Consumer<DmabufOutcome> outcome) {
        this(session, request.region(), () -> session.createDmabuf(request), outcome);
    }

    private CreateDmabufJob(DeviceSession session, int region, Creation creation, Consumer<DmabufOutcome> outcome) {
        super(
                NLS.bind(
                        Messages.Jobs_create,
                        session.snapshot()
                                .region(region)
                                .map(RegionSnapshot::name)
                                .orElse(""),
                        session.device().name()),
                session.device().name());
        this.creation = creation;
        this.outcome = outcome;
    }

    @Override
    protected void work(IProgressMonitor monitor) throws VfioException, DeviceException {
        outcome.accept(creation.create());
    }
}
