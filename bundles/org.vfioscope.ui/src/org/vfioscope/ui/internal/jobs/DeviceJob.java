package org.vfioscope.ui.internal.jobs;

import java.io.IOException;
import java.util.List;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.ServiceCaller;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.MultiRule;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.OwnedDmabuf;
import org.vfioscope.access.VfioException;
import org.vfioscope.ui.internal.dialogs.Failure;
import org.vfioscope.ui.internal.dialogs.FailureDialog;
import org.vfioscope.ui.internal.problems.ProblemBook;

/** Something that asks a device, which must not be done on the UI thread. Its failures are shown in words. */
public abstract class DeviceJob extends Job {

    /** The family of all such jobs. */
    public static final Object FAMILY = new Object();

    private final String device;

    /** Who waits for the device; null while nobody does. Guarded by this. */
    private Thread asking;

    /**
     * A job of one device.
     *
     * @param name what it does, for the user
     * @param device the device's name; empty for none
     */
    protected DeviceJob(String name, String device) {
        this(name, device, device.isEmpty() ? List.of() : List.of(device));
    }

    /**
     * A job of a dmabuf, and of the device that it was made of, where that is open here.
     *
     * @param name what it does, for the user
     * @param dmabuf the dmabuf
     */
    protected DeviceJob(String name, OwnedDmabuf dmabuf) {
        this(name, dmabuf instanceof DmabufHandle made ? made.session().device().name() : "");
    }

    /**
     * A job of several devices, none of which is to be opened or closed by another one meanwhile.
     *
     * @param name what it does, for the user
     * @param devices the devices' names, or those of files of captured ones
     */
    protected DeviceJob(String name, List<String> devices) {
        this(name, "", devices);
    }

    private DeviceJob(String name, String device, List<String> devices) {
        super(name);
        this.device = device;
        setUser(true);
        setRule(MultiRule.combine(devices.stream().map(DeviceRule::new).toArray(ISchedulingRule[]::new)));
    }

    /**
     * Asks the device.
     *
     * @param monitor tells whether the user has cancelled
     * @throws VfioException if the kernel refuses
     * @throws DeviceException if something else went wrong
     * @throws IOException if a file cannot be written or read
     */
    protected abstract void work(IProgressMonitor monitor) throws VfioException, DeviceException, IOException;

    /** {@return whether cancelling interrupts the thread, so that it waits for no answer any more; so it does here} */
    protected boolean isInterruptible() {
        return true;
    }

    @Override
    protected final IStatus run(IProgressMonitor monitor) {
        monitor.beginTask(getName(), IProgressMonitor.UNKNOWN);
        begin();
        try {
            if (monitor.isCanceled()) {
                return Status.CANCEL_STATUS;
            }
            work(monitor);
            if (monitor.isCanceled()) {
                return Status.CANCEL_STATUS;
            }
            ServiceCaller.callOnce(DeviceJob.class, ProblemBook.class, book -> book.succeeded(getName()));
        } catch (VfioException e) {
            return failed(monitor, Failure.of(getName(), e), e);
        } catch (DeviceException e) {
            return failed(monitor, Failure.of(getName(), e), e);
        } catch (IOException e) {
            return failed(monitor, Failure.of(getName(), e), e);
        } finally {
            end();
            monitor.done();
        }
        return Status.OK_STATUS;
    }

    private synchronized void begin() {
        asking = Thread.currentThread();
    }

    private synchronized void end() {
        asking = null;
        // whatever the thread does next was not cancelled
        Thread.interrupted();
    }

    /** A device that does not answer is waited for no longer: to look at the monitor, it would have to answer first. */
    @Override
    protected final synchronized void canceling() {
        if (asking != null && isInterruptible()) {
            asking.interrupt();
        }
    }

    private IStatus failed(IProgressMonitor monitor, Failure failure, Exception e) {
        if (monitor.isCanceled() && isInterruptible()) {
            // whoever waited for an answer gave up as it was told to
            return new Status(IStatus.CANCEL, DeviceJob.class, failure.headline(), e);
        }
        report(failure, e);
        return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
    }

    private void report(Failure failure, Exception e) {
        ILog.of(DeviceJob.class).error(failure.headline(), e);
        ServiceCaller.callOnce(DeviceJob.class, ProblemBook.class, book -> book.failed(getName(), device, failure));
        FailureDialog.show(failure);
    }

    @Override
    public final boolean belongsTo(Object family) {
        return FAMILY.equals(family);
    }
}
