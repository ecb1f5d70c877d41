package org.vfioscope.ui.internal.jobs;

import java.nio.file.Path;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.OwnedDmabuf;
import org.vfioscope.access.VfioException;
import org.vfioscope.ui.internal.DmaMessages;
import org.vfioscope.ui.internal.preferences.Sockets;
import org.vfioscope.ui.internal.rows.DmabufName;

/** Sends a dmabuf to another process; can be cancelled while that one keeps us waiting. */
public final class HandOverJob extends DeviceJob {

    private final OwnedDmabuf handle;
    private final Path socket;
    private final Runnable sent;

    /**
     * Prepares the job.
     *
     * @param handle the dmabuf
     * @param socket where the other process listens
     * @param sent called on the job's thread when the other process has it
     */
    public HandOverJob(OwnedDmabuf handle, Path socket, Runnable sent) {
        super(
                NLS.bind(DmaMessages.Jobs_handOver, new Object[] {DmabufName.of(handle), handle.origin(), socket}),
                handle);
        this.handle = handle;
        this.socket = socket;
        this.sent = sent;
    }

    @Override
    protected void work(IProgressMonitor monitor) throws VfioException {
        if (handle.send(socket, monitor::isCanceled)) {
            Sockets.rememberPeer(socket);
            sent.run();
        }
    }
}
