package org.vfioscope.ui;

import java.time.Clock;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.core.runtime.jobs.Job;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.ProviderExtensions;
import org.vfioscope.access.VfioException;
import org.vfioscope.ui.internal.dmabufs.PastDmabufs;
import org.vfioscope.ui.internal.jobs.DeviceJob;
import org.vfioscope.ui.internal.problems.ProblemBook;

/**
 * The one {@link DeviceAccess} of the window, registered as an OSGi service for as long as the window lives. A part gets
 * it by {@code getSite().getService(DeviceAccess.class)} or by injection, so views of other plug-ins see the same open
 * devices.
 */
public final class SharedDeviceAccess implements AutoCloseable {

    private final DeviceAccess access;
    private final ProblemBook problems;
    private final ServiceRegistration<DeviceAccess> registration;
    private final ServiceRegistration<ProblemBook> problemsRegistration;
    private final PastDmabufs past;
    private final ServiceRegistration<PastDmabufs> pastRegistration;

    private SharedDeviceAccess(
            DeviceAccess access,
            ProblemBook problems,
            ServiceRegistration<DeviceAccess> registration,
            ServiceRegistration<ProblemBook> problemsRegistration,
            PastDmabufs past,
            ServiceRegistration<PastDmabufs> pastRegistration) {
        this.access = access;
        this.problems = problems;
        this.problemsRegistration = problemsRegistration;
        this.past = past;
        this.pastRegistration = pastRegistration;
        this.registration = registration;
    }

    /**
     * Loads all contributed providers and registers the access. Asks no device for anything.
     *
     * @param context registers the service
     * @return what takes the service away again
     */
    public static SharedDeviceAccess register(BundleContext context) {
        DeviceAccess access = ProviderExtensions.load(RegistryFactory.getRegistry());
        ProblemBook problems = new ProblemBook(access, Clock.systemUTC());
        PastDmabufs past = new PastDmabufs(access);
        return new SharedDeviceAccess(
                access,
                problems,
                context.registerService(DeviceAccess.class, access, null),
                context.registerService(ProblemBook.class, problems, null),
                past,
                context.registerService(PastDmabufs.class, past, null));
    }

    /** Ends the jobs that use devices and closes all devices. Blocks; to be called when there is no window any more. */
    @Override
    public void close() {
        problemsRegistration.unregister();
        problems.close();
        pastRegistration.unregister();
        past.close();
        registration.unregister();
        Job.getJobManager().cancel(DeviceJob.FAMILY);
        try {
            Job.getJobManager().join(DeviceJob.FAMILY, null);
        } catch (InterruptedException | OperationCanceledException e) {
            ILog.of(SharedDeviceAccess.class).warn("devices are closed while a job still uses them", e);
        }
        try {
            access.close();
        } catch (VfioException e) {
            ILog.of(SharedDeviceAccess.class).error(e.explained(), e);
        }
    }
}
