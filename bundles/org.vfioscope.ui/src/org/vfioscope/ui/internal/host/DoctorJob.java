package org.vfioscope.ui.internal.host;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.ui.internal.HostMessages;
import org.vfioscope.ui.internal.jobs.DeviceJob;

/** Examines the host, and a device of it. What was found before a cancel is shown all the same. */
final class DoctorJob extends Job {

    private final DeviceAccess access;
    private final Optional<DeviceDescription> device;
    private final Consumer<List<Examined>> done;

    DoctorJob(DeviceAccess access, Optional<DeviceDescription> device, Consumer<List<Examined>> done) {
        super(device.map(examined -> NLS.bind(HostMessages.Doctor_jobDevice, examined.name()))
                .orElse(HostMessages.Doctor_job));
        this.access = access;
        this.device = device;
        this.done = done;
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        monitor.beginTask(getName(), IProgressMonitor.UNKNOWN);
        ILog log = ILog.of(DoctorJob.class);
        done.accept(new Examination(access, monitor::isCanceled, log::error).of(device));
        monitor.done();
        return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
    }

    @Override
    public boolean belongsTo(Object family) {
        return DeviceJob.FAMILY.equals(family);
    }
}
