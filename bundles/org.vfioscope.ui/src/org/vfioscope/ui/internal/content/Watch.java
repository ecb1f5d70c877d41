package org.vfioscope.ui.internal.content;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.content.Registers.Reading;
import org.vfioscope.ui.internal.jobs.DeviceJob;

/** Reads the watched registers of a region once; the next reading follows when this one was shown. */
final class Watch {

    private final Map<Long, Reading> readings = new HashMap<>();
    private Job running;

    /** What was read of each watched register; the time is that of the last change. */
    Map<Long, Reading> readings() {
        return readings;
    }

    /** Forgets what was read. */
    void clear() {
        readings.clear();
    }

    /** Whether a reading is under way. */
    boolean isRunning() {
        return running != null && running.getState() != Job.NONE;
    }

    /**
     * Starts a reading.
     *
     * @param done called on the job's thread with all values; not called where the device refuses
     */
    void read(DeviceSession session, int region, Map<Long, AccessWidth> watched, Consumer<Map<Long, Long>> done) {
        Map<Long, AccessWidth> now = Map.copyOf(watched);
        DeviceJob job = new DeviceJob(
                NLS.bind(Messages.Jobs_watch, session.device().name()),
                session.device().name()) {
            @Override
            protected void work(IProgressMonitor monitor) throws VfioException, DeviceException {
                Map<Long, Long> values = new HashMap<>();
                for (Map.Entry<Long, AccessWidth> each : now.entrySet()) {
                    values.put(each.getKey(), session.read(region, each.getKey(), each.getValue()));
                }
                done.accept(values);
            }
        };
        job.setUser(false);
        job.setSystem(true);
        running = job;
        job.schedule();
    }

    /** Takes note of values that were read. */
    void take(Map<Long, Long> values, Instant time) {
        values.forEach((offset, value) -> {
            Reading before = readings.get(offset);
            boolean changed = before != null && before.value() != value;
            readings.put(offset, new Reading(value, changed, before == null || changed ? time : before.time()));
        });
    }
}
