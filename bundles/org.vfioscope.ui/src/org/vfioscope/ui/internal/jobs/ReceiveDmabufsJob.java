package org.vfioscope.ui.internal.jobs;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.ReceivedDmabuf;
import org.vfioscope.access.ReceivedDmabufs;
import org.vfioscope.access.VfioException;
import org.vfioscope.ui.internal.DmaMessages;
import org.vfioscope.ui.internal.preferences.Sockets;

/** Waits at a socket until another process has sent its dmabufs; can be cancelled meanwhile. */
public final class ReceiveDmabufsJob extends DeviceJob {

    private final ReceivedDmabufs received;
    private final Path socket;
    private final Consumer<List<ReceivedDmabuf>> done;

    /**
     * Prepares the job.
     *
     * @param received holds what comes
     * @param socket where to listen; nothing is there yet
     * @param done called on the job's thread with what came; with nothing where it failed or was cancelled
     */
    public ReceiveDmabufsJob(ReceivedDmabufs received, Path socket, Consumer<List<ReceivedDmabuf>> done) {
        super(NLS.bind(DmaMessages.Jobs_receive, socket.toString()), "");
        this.received = received;
        this.socket = socket;
        this.done = done;
    }

    @Override
    protected void work(IProgressMonitor monitor) throws VfioException, DeviceException {
        List<ReceivedDmabuf> came = List.of();
        try {
            came = received.receive(socket, monitor::isCanceled);
        } finally {
            done.accept(came);
        }
        if (!came.isEmpty()) {
            Sockets.rememberReceiving(socket);
        }
    }
}
