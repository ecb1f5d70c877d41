package org.vfioscope.ui.internal.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.access.spi.Doctor;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.host.Finding;
import org.vfioscope.ui.internal.HostMessages;
import org.vfioscope.ui.internal.jobs.DeviceJob;

/** Examines the host, and a device of it. What was found before a cancel is shown all the same. */
final class DoctorJob extends Job {

    /** The key of the host's examination. */
    static final String HOST = "host";

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
        SubMonitor progress =
                SubMonitor.convert(monitor, getName(), 2 * access.providers().size());
        List<Examined> all = new ArrayList<>();
        for (DeviceProvider provider : access.providers()) {
            Optional<Doctor> doctor = provider.doctor();
            if (doctor.isPresent() && !monitor.isCanceled()) {
                progress.subTask(provider.label());
                all.add(host(doctor.get(), monitor));
            }
            progress.worked(1);
        }
        device.ifPresent(examined -> all.addAll(device(examined, monitor)));
        done.accept(all);
        monitor.done();
        return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
    }

    private static Examined host(Doctor doctor, IProgressMonitor monitor) {
        Examined examined = examine(HOST, HostMessages.Doctor_host, () -> doctor.examineHost(monitor::isCanceled));
        return monitor.isCanceled()
                ? new Examined(
                        HOST, HostMessages.Doctor_host, examined.findings(), Optional.of(HostMessages.Doctor_notRun))
                : examined;
    }

    private List<Examined> device(DeviceDescription examined, IProgressMonitor monitor) {
        String key = "device/" + examined.name();
        String title = NLS.bind(HostMessages.Doctor_device, examined.name());
        return monitor.isCanceled() ? List.of() : List.of(examine(key, title, () -> access.examine(examined)));
    }

    @FunctionalInterface
    private interface Examination {
        List<Finding> run() throws VfioException;
    }

    private static Examined examine(String key, String title, Examination examination) {
        try {
            return new Examined(key, title, examination.run(), Optional.empty());
        } catch (VfioException e) {
            ILog.of(DoctorJob.class).error(e.explained(), e);
            return new Examined(key, title, List.of(), Optional.of(e.explained()));
        }
    }

    @Override
    public boolean belongsTo(Object family) {
        return DeviceJob.FAMILY.equals(family);
    }
}
