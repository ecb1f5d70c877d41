package org.vfioscope.ui.internal.jobs;

import org.eclipse.core.runtime.IProgressMonitor;
import org.vfioscope.access.spi.ToldSockets;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.preferences.Sockets;

/** Lists the sockets again that were listed in an earlier run and are still there. Connects to none. */
public final class ListSocketsJob extends DeviceJob {

    private final ToldSockets sockets;
    private final Runnable listed;

    /**
     * Prepares the job.
     *
     * @param sockets lists them
     * @param listed called on the job's thread when they are listed
     */
    public ListSocketsJob(ToldSockets sockets, Runnable listed) {
        super(Messages.Jobs_discover, "");
        setUser(false);
        setSystem(true);
        this.sockets = sockets;
        this.listed = listed;
    }

    @Override
    protected void work(IProgressMonitor monitor) {
        var there = Sockets.stillThere();
        there.reversed().forEach(sockets::list);
        if (!there.isEmpty()) {
            listed.run();
        }
    }
}
