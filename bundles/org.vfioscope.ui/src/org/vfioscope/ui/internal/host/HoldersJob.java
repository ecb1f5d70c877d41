package org.vfioscope.ui.internal.host;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.HeldDmabufs;
import org.vfioscope.access.VfioException;
import org.vfioscope.ui.internal.HostMessages;
import org.vfioscope.ui.internal.jobs.DeviceJob;

/** Looks for the dmabufs of all processes. What was found before a cancel is shown all the same. */
final class HoldersJob extends DeviceJob {

    private final DeviceAccess access;
    private final Consumer<Optional<HeldDmabufs>> found;

    /** Tells what was found, or nothing where it could not look, on the job's thread. */
    HoldersJob(DeviceAccess access, Consumer<Optional<HeldDmabufs>> found) {
        super(HostMessages.Holders_job, "");
        this.access = access;
        this.found = found;
    }

    @Override
    protected void work(IProgressMonitor monitor) throws VfioException {
        Optional<HeldDmabufs> held = Optional.empty();
        try {
            held = Optional.of(HeldDmabufs.search(access, monitor::isCanceled));
        } finally {
            // whatever a provider threw, the view is not left waiting
            found.accept(held);
        }
    }
}
