package org.vfioscope.ui.internal.problems;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.Notice;
import org.vfioscope.access.SessionListener;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.host.Finding.Severity;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.dialogs.Failure;
import org.vfioscope.ui.internal.problems.Problem.Place;
import org.vfioscope.ui.internal.rows.FoundDevices;
import org.vfioscope.ui.internal.rows.MadeImport;
import org.vfioscope.ui.internal.rows.OpenDevice;

/**
 * Keeps all that is wrong just now, from the window's beginning on, whether it is looked at or not. It asks nothing: it is
 * told by sessions, warnings, jobs and searches for devices. Safe for any thread.
 */
public final class ProblemBook implements SessionListener, AutoCloseable {

    private static final Comparator<Problem> WORST_AND_NEWEST_FIRST = Comparator.comparing(Problem::severity)
            .thenComparing(problem -> problem.since().orElse(Instant.MAX))
            .reversed();

    private final DeviceAccess access;
    private final Clock clock;
    private final Consumer<Notice> warned = notice -> update();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final HostProblems host = new HostProblems();
    private final Map<String, Problem> failures = new LinkedHashMap<>();
    private final Map<String, Instant> firstSeen = new HashMap<>();
    private final Set<String> cleared = new HashSet<>();
    private List<Problem> problems = List.of();

    /**
     * Begins to listen.
     *
     * @param access the devices and warnings
     * @param clock tells when something was noticed
     */
    public ProblemBook(DeviceAccess access, Clock clock) {
        this.access = access;
        this.clock = clock;
        access.addListener(this);
        access.notices().addListener(warned);
        update();
    }

    /**
     * Takes note of something that failed; of the same step, the last failure counts.
     *
     * @param step what was tried, such as {@code Open sim:gpu}
     * @param device the device that was asked; empty for none
     * @param failure what went wrong
     */
    public void failed(String step, String device, Failure failure) {
        synchronized (this) {
            failures.put(
                    step,
                    new Problem(
                            "failure/" + step + "/" + clock.instant(),
                            Severity.ERROR,
                            device,
                            failure.headline(),
                            failure.cause(),
                            failure.remedy(),
                            Optional.of(clock.instant()),
                            new Place(ViewIds.DEVICES, "device/" + device),
                            true));
        }
        update();
    }

    /**
     * Takes note that a step worked: an earlier failure of it is mended.
     *
     * @param step what was done
     */
    public void succeeded(String step) {
        boolean mended;
        synchronized (this) {
            mended = failures.remove(step) != null;
        }
        if (mended) {
            update();
        }
    }

    /**
     * Takes note of what a search for devices gave.
     *
     * @param all each provider's devices
     */
    public void found(List<FoundDevices> all) {
        synchronized (this) {
            host.found(all);
        }
        update();
    }

    /** All that is wrong, the worst and newest first. */
    synchronized List<Problem> problems() {
        return problems;
    }

    /** The names of the devices that are open, or were found, and are simulated. */
    synchronized Set<String> simulated() {
        return Stream.concat(access.sessions().stream().map(DeviceSession::device), host.devices())
                .filter(DeviceDescription::simulated)
                .map(DeviceDescription::name)
                .collect(Collectors.toSet());
    }

    /** Forgets what nothing tells the end of; what lasts, stays. */
    void clear(Collection<Problem> gone) {
        synchronized (this) {
            gone.stream().filter(Problem::untilCleared).map(Problem::key).forEach(cleared::add);
            failures.values().removeIf(failure -> cleared.contains(failure.key()));
        }
        update();
    }

    /** Calls back after every change, on any thread. */
    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    @Override
    public void opened(DeviceSession session) {
        update();
    }

    @Override
    public void changed(DeviceSession session) {
        update();
    }

    @Override
    public void closed(DeviceSession session) {
        update();
    }

    @Override
    public void close() {
        access.removeListener(this);
        access.notices().removeListener(warned);
    }

    private void update() {
        synchronized (this) {
            List<Problem> now = find().stream()
                    .map(problem -> problem.since().isPresent()
                            ? problem
                            : problem.since(firstSeen.computeIfAbsent(problem.key(), key -> clock.instant())))
                    .sorted(WORST_AND_NEWEST_FIRST)
                    .toList();
            // what comes back after it was mended is new; a warning is given once a run
            firstSeen.keySet().retainAll(now.stream().map(Problem::key).toList());
            if (now.equals(problems)) {
                return;
            }
            problems = now;
        }
        listeners.forEach(Runnable::run);
    }

    private List<Problem> find() {
        List<DeviceSession> sessions = access.sessions();
        List<Problem> found = new ArrayList<>();
        for (DeviceSession session : sessions) {
            found.addAll(DeviceProblems.of(OpenDevice.of(session), MadeImport.of(session)));
        }
        Set<String> open = new HashSet<>();
        Set<String> lost = new HashSet<>();
        for (DeviceSession session : sessions) {
            open.add(session.device().name());
            session.loss().ifPresent(loss -> {
                lost.add(session.device().name());
                found.add(HostProblems.gone(session.device(), loss.explained()));
            });
        }
        // one whose loss the backend tells is not missed a second time for not being found
        found.addAll(host.of(sessions.stream()
                .map(DeviceSession::device)
                .filter(device -> !lost.contains(device.name()))
                .toList()));
        access.notices().notices().stream()
                // a device says so itself that its kernel has no dmabufs
                .filter(notice -> notice.kind() != Notice.Kind.NO_DMABUF)
                .filter(notice -> notice.device()
                        .map(device -> open.contains(device) != (notice.kind() == Notice.Kind.NOT_REOPENED))
                        .orElse(true))
                // that what is known of it is old goes without saying
                .filter(notice -> notice.kind() != Notice.Kind.STALE
                        || notice.device().filter(lost::contains).isEmpty())
                .map(NoticeProblems::of)
                .filter(problem -> !cleared.contains(problem.key()))
                .forEach(found::add);
        found.addAll(failures.values());
        return found;
    }
}
