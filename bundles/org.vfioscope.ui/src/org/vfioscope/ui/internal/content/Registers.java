package org.vfioscope.ui.internal.content;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The newest readings of registers of one width, bounded in number. To be used on the window's thread. */
final class Registers {

    /** Older readings than these are forgotten. */
    static final int CAPACITY = 1 << 16;

    private final Map<Long, Reading> readings = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Reading> eldest) {
            return size() > CAPACITY;
        }
    };

    /**
     * What was read of a register.
     *
     * @param value the value, little-endian
     * @param changed whether it was another one the time before
     * @param time when it was read
     */
    record Reading(long value, boolean changed, Instant time) {}

    /** Takes note of what was read. */
    void read(long offset, long value, Instant time) {
        Reading before = readings.remove(offset);
        readings.put(offset, new Reading(value, before != null && before.value() != value, time));
    }

    /** The last reading, or empty where there is none. */
    Optional<Reading> at(long offset) {
        return Optional.ofNullable(readings.get(offset));
    }

    /** Forgets a register: it may hold anything now. */
    void forget(long offset) {
        readings.remove(offset);
    }

    /** Forgets everything. */
    void clear() {
        readings.clear();
    }

    int size() {
        return readings.size();
    }
}
