package org.vfioscope.access;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.vfioscope.model.trace.TraceEvent;

/** The newest trace events of all devices, bounded in number. Safe for any thread. */
public final class TraceLog {

    /** How many events are kept; older ones are dropped. */
    public static final int CAPACITY = 10_000;

    private final Clock clock;
    private final Deque<TraceEntry> entries = new ArrayDeque<>();
    private final List<Consumer<TraceEntry>> listeners = new CopyOnWriteArrayList<>();
    private long count;

    /**
     * An empty log.
     *
     * @param clock tells when an event happened
     */
    public TraceLog(Clock clock) {
        this.clock = clock;
    }

    /**
     * Adds an event and tells the listeners, on this thread.
     *
     * @param event the event
     * @param simulated whether a simulated device caused it
     */
    public void add(TraceEvent event, boolean simulated) {
        TraceEntry entry;
        synchronized (entries) {
            entry = new TraceEntry(++count, clock.instant(), event, simulated);
            entries.addLast(entry);
            if (entries.size() > CAPACITY) {
                entries.removeFirst();
            }
        }
        listeners.forEach(listener -> listener.accept(entry));
    }

    /** {@return the kept events, oldest first} */
    public List<TraceEntry> entries() {
        synchronized (entries) {
            return List.copyOf(entries);
        }
    }

    /** Forgets all events. */
    public void clear() {
        synchronized (entries) {
            entries.clear();
        }
    }

    /**
     * Adds a listener; it is called on the thread that caused the event, often while the device is locked: it is not to
     * wait for another thread.
     *
     * @param listener called with each new event
     */
    public void addListener(Consumer<TraceEntry> listener) {
        listeners.add(listener);
    }

    /**
     * Removes a listener.
     *
     * @param listener what was added
     */
    public void removeListener(Consumer<TraceEntry> listener) {
        listeners.remove(listener);
    }
}
