package org.vfioscope.ui.internal.dmabufs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufOutcome;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.jobs.DeviceJob;

/** Makes dmabufs one after the other; a refusal ends it, and those made before it stay. */
public final class NewDmabufsJob extends DeviceJob {

    private final DeviceSession session;
    private final NewDmabufs wanted;
    private final Consumer<List<DmabufOutcome>> done;

    /**
     * Prepares the job.
     *
     * @param session the open device
     * @param wanted what is to be made
     * @param done called on the job's thread with what was made, also when a refusal ended it early
     */
    public NewDmabufsJob(DeviceSession session, NewDmabufs wanted, Consumer<List<DmabufOutcome>> done) {
        super(
                NLS.bind(
                        Messages.Jobs_create,
                        session.snapshot().region(wanted.region()).orElseThrow().name(),
                        session.device().name()),
                session.device().name());
        this.session = session;
        this.wanted = wanted;
        this.done = done;
    }

    @Override
    protected void work(IProgressMonitor monitor) throws VfioException, DeviceException {
        List<DmabufOutcome> made = new ArrayList<>();
        try {
            for (DmabufRequest request : wanted.requests()) {
                if (monitor.isCanceled()) {
                    return;
                }
                DmabufOutcome outcome = session.createDmabuf(request);
                made.add(outcome);
                if (outcome instanceof DmabufOutcome.Created created
                        && wanted.name().isPresent()) {
                    created.handle().rename(wanted.name().get());
                }
            }
        } finally {
            done.accept(made);
        }
    }
}
