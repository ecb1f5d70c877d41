package org.vfioscope.ui.internal.jobs;

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
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.report.capture.CaptureProvider;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.preferences.ListedCaptures;
import org.vfioscope.ui.internal.rows.FoundDevices;
import org.vfioscope.ui.internal.rows.FoundDevices.Unreadable;

/** Asks every provider for its devices. */
public final class DiscoverJob extends Job {

    private final DeviceAccess access;
    private final boolean asked;
    private final boolean wholly;
    private final Consumer<List<FoundDevices>> found;

    private DiscoverJob(DeviceAccess access, boolean asked, boolean wholly, Consumer<List<FoundDevices>> found) {
        super(Messages.Jobs_discover);
        this.access = access;
        this.asked = asked;
        this.wholly = wholly;
        this.found = found;
        setSystem(!asked);
    }

    /**
     * A search that the user asked for. What was found before a cancel is told all the same.
     *
     * @param access knows the providers
     * @param found called on the job's thread with what was found
     * @return the job, not scheduled yet
     */
    public static DiscoverJob asked(DeviceAccess access, Consumer<List<FoundDevices>> found) {
        return new DiscoverJob(access, true, false, found);
    }

    /**
     * A search for something else that the user asked for, and that is not to go on once it is cancelled.
     *
     * @param access knows the providers
     * @param found called on the job's thread with all that was found, unless it was cancelled
     * @return the job, not scheduled yet
     */
    public static DiscoverJob wholly(DeviceAccess access, Consumer<List<FoundDevices>> found) {
        return new DiscoverJob(access, true, true, found);
    }

    /**
     * A search of the window's own, to see what has changed: it shows no progress, and logs no failure.
     *
     * @param access knows the providers
     * @param found called on the job's thread with what was found
     * @return the job, not scheduled yet
     */
    public static DiscoverJob unasked(DeviceAccess access, Consumer<List<FoundDevices>> found) {
        return new DiscoverJob(access, false, false, found);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        SubMonitor progress = SubMonitor.convert(monitor, access.providers().size());
        List<FoundDevices> all = new ArrayList<>();
        for (DeviceProvider provider : access.providers()) {
            if (monitor.isCanceled()) {
                break;
            }
            progress.subTask(provider.label());
            FoundDevices devices = ask(provider, monitor);
            // the heading of the captures says how they are come by
            if (provider.searches() || !devices.isEmpty() || provider.id().equals(CaptureProvider.ID)) {
                all.add(devices);
            }
            progress.worked(1);
        }
        if (!wholly || !monitor.isCanceled()) {
            found.accept(all);
        }
        return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
    }

    private FoundDevices ask(DeviceProvider provider, IProgressMonitor monitor) {
        try {
            List<DeviceDescription> devices = new ArrayList<>(provider.discover(monitor::isCanceled));
            List<Unreadable> unreadable = new ArrayList<>();
            for (String name : ListedCaptures.names()) {
                if (provider.accepts(name) && !monitor.isCanceled()) {
                    describe(provider, name, devices, unreadable);
                }
            }
            return new FoundDevices(
                    provider.id(), provider.label(), provider.simulated(), devices, Optional.empty(), unreadable);
        } catch (VfioException e) {
            return failed(provider, e.explained(), e);
        } catch (RuntimeException e) {
            // a plug-in's provider that is wrong must not hide the devices of the others
            return failed(provider, e.toString(), e);
        }
    }

    /** A listed file that is gone stays in the list: it may come back, and its row says why it is of no use now. */
    private static void describe(
            DeviceProvider provider, String name, List<DeviceDescription> devices, List<Unreadable> unreadable) {
        try {
            devices.addAll(provider.describeAll(name));
        } catch (DeviceException e) {
            unreadable.add(new Unreadable(name, e.getMessage()));
        } catch (VfioException e) {
            unreadable.add(new Unreadable(name, e.explained()));
        }
    }

    private FoundDevices failed(DeviceProvider provider, String problem, Exception e) {
        // every few seconds the same would fill the log
        if (asked) {
            ILog.of(DiscoverJob.class).error(problem, e);
        }
        return new FoundDevices(provider.id(), provider.label(), provider.simulated(), List.of(), Optional.of(problem));
    }

    @Override
    public boolean belongsTo(Object family) {
        return DeviceJob.FAMILY.equals(family);
    }
}
