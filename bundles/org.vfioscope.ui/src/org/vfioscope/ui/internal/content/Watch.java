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
import org.vfioscope.ui.internal.jobs.DeviceJob;

/**
 * Reads the watched registers of a region once; the next reading follows when this one was shown. A register that could not be
 * read is left alone until something changes: a device that refuses would be asked, and the user told, many times a second.
 */
final class Watch {

    private final Map<Long, Reading> readings = new HashMap<>();
    private final Map<Long, WatchFailure> failures = new HashMap<>();
    private Job running;

    /**
     * What was read of a register.
     *
     * @param value the value, little-endian
     * @param changed whether it was another one the time before
     * @param time when it changed last, or was read first
     */
    record Reading(long value, boolean changed, Instant time) {}

    /**
     * What one reading gave.
     *
     * @param values what was read, by offset
     * @param failures why the others were not, by offset
     */
    record Round(Map<Long, Long> values, Map<Long, WatchFailure> failures) {

        Round() {
            this(new HashMap<>(), new HashMap<>());
        }
    }

    /** What was read of each watched register; the time is that of the last change. */
    Map<Long, Reading> readings() {
        return readings;
    }

    /** Why watched registers are not read any more. */
    Map<Long, WatchFailure> failures() {
        return failures;
    }

    /** Forgets what was read. */
    void clear() {
        readings.clear();
        failures.clear();
    }

    /** Forgets what was read of a register. */
    void forget(long offset) {
        readings.remove(offset);
        failures.remove(offset);
    }

    /** Reads again what could not be read: it may be another device now. */
    void tryAgain() {
        failures.clear();
    }

    /** Whether a reading is under way. */
    boolean isRunning() {
        return running != null && running.getState() != Job.NONE;
    }

    /**
     * Starts a reading of those that could be read, if there are any.
     *
     * @param done called on the job's thread with what was read; not called where the job was cancelled
     */
    void read(DeviceSession session, int region, Map<Long, AccessWidth> watched, Consumer<Round> done) {
        Map<Long, AccessWidth> now = due(watched);
        if (now.isEmpty()) {
            return;
        }
        DeviceJob job = new DeviceJob(
                NLS.bind(Messages.Jobs_watch, session.device().name()),
                session.device().name()) {
            @Override
            protected void work(IProgressMonitor monitor) {
                Round round = new Round();
                now.forEach((offset, width) -> {
                    if (!monitor.isCanceled()) {
                        read(session, region, offset, width, round);
                    }
                });
                if (!monitor.isCanceled()) {
                    done.accept(round);
                }
            }
        };
        job.setUser(false);
        job.setSystem(true);
        running = job;
        job.schedule();
    }

    /** The watched registers but those that could not be read. */
    Map<Long, AccessWidth> due(Map<Long, AccessWidth> watched) {
        Map<Long, AccessWidth> due = new HashMap<>(watched);
        due.keySet().removeAll(failures.keySet());
        return due;
    }

    private static void read(DeviceSession session, int region, long offset, AccessWidth width, Round round) {
        try {
            round.values().put(offset, session.read(region, offset, width));
        } catch (VfioException e) {
            round.failures().put(offset, WatchFailure.of(e));
        } catch (DeviceException e) {
            round.failures().put(offset, WatchFailure.of(e));
        }
    }

    /** Takes note of what one reading gave. */
    void take(Round round, Instant time) {
        failures.putAll(round.failures());
        readings.keySet().removeAll(round.failures().keySet());
        round.values().forEach((offset, value) -> {
            Reading before = readings.get(offset);
            boolean changed = before != null && before.value() != value;
            readings.put(offset, new Reading(value, changed, before == null || changed ? time : before.time()));
        });
    }
}
