package org.vfioscope.ui.internal.content;

import java.util.OptionalLong;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.ByteSize;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.jobs.DeviceJob;

/** Writes a register once, and reads it back where that was asked for. */
final class WriteJob extends DeviceJob {

    private final DeviceSession session;
    private final int region;
    private final long offset;
    private final AccessWidth width;
    private final WriteDialog.Answer answer;
    private final Consumer<OptionalLong> done;

    /**
     * Prepares the job.
     *
     * @param done called on the job's thread with what was read back, if anything
     */
    WriteJob(
            DeviceSession session,
            int region,
            long offset,
            AccessWidth width,
            WriteDialog.Answer answer,
            Consumer<OptionalLong> done) {
        super(
                NLS.bind(
                        Messages.Jobs_write,
                        new ByteSize(offset).hex(),
                        session.device().name()),
                session.device().name());
        this.session = session;
        this.region = region;
        this.offset = offset;
        this.width = width;
        this.answer = answer;
        this.done = done;
    }

    @Override
    protected void work(IProgressMonitor monitor) throws VfioException, DeviceException {
        session.write(region, offset, width, answer.value());
        done.accept(answer.readBack() ? OptionalLong.of(session.read(region, offset, width)) : OptionalLong.empty());
    }
}
