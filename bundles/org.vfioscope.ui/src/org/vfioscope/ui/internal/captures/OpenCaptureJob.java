package org.vfioscope.ui.internal.captures;

import java.util.List;
import java.util.function.BiConsumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.ui.internal.ReportMessages;
import org.vfioscope.ui.internal.jobs.DeviceJob;

/** Reads which devices a file holds; a damaged file is explained with line and reason. */
final class OpenCaptureJob extends DeviceJob {

    private final DeviceAccess access;
    private final String name;
    private final BiConsumer<String, List<DeviceDescription>> done;

    /**
     * Prepares the job.
     *
     * @param access reads the file
     * @param name the name that stands for the file
     * @param done called on the job's thread with that name and the devices, at least one
     */
    OpenCaptureJob(DeviceAccess access, String name, BiConsumer<String, List<DeviceDescription>> done) {
        super(NLS.bind(ReportMessages.Capture_job, name), name);
        this.access = access;
        this.name = name;
        this.done = done;
    }

    @Override
    protected void work(IProgressMonitor monitor) throws VfioException, DeviceException {
        List<DeviceDescription> devices = access.describeAll(name);
        if (!monitor.isCanceled()) {
            done.accept(name, devices);
        }
    }
}
