package org.vfioscope.ui.internal.content;

import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.MmapRange;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.jobs.DeviceJob;

/** Reads each register of a range once, with the chosen width. */
final class ReadJob extends DeviceJob {

    private final DeviceSession session;
    private final int region;
    private final RegisterGrid grid;
    private final MmapRange range;
    private final Consumer<ReadRange> done;

    /**
     * Prepares the job.
     *
     * @param range what to read; starts at a register
     * @param done called on the job's thread with what was read, also when an error ended it early
     */
    ReadJob(DeviceSession session, int region, RegisterGrid grid, MmapRange range, Consumer<ReadRange> done) {
        super(
                NLS.bind(
                        Messages.Jobs_read,
                        new ByteSize(range.size()),
                        session.device().name()),
                session.device().name());
        this.session = session;
        this.region = region;
        this.grid = grid;
        this.range = range;
        this.done = done;
    }

    @Override
    protected void work(IProgressMonitor monitor) throws VfioException, DeviceException {
        int step = grid.width().bytes();
        int length = (int) range.size();
        ReadRange read = new ReadRange(range.offset(), length);
        SubMonitor progress = SubMonitor.convert(monitor, length / step);
        try {
            for (int at = 0; at + step <= length && !monitor.isCanceled(); at += step) {
                long offset = range.offset() + at;
                if (grid.isReadable(offset)) {
                    read.put(offset, session.read(region, offset, grid.width()), grid.width());
                }
                progress.worked(1);
            }
        } finally {
            done.accept(read);
        }
    }
}
