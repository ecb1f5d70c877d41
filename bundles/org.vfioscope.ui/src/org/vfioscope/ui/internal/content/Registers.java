package org.vfioscope.ui.internal.content;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vfioscope.model.AccessWidth;

/**
 * The newest readings of registers of one width, bounded in number: more than are read at once, so that what was just read is
 * there to be seen. May be used on any thread, so that the many of a large range are taken note of by the job that read them.
 */
final class Registers {

    /** Bytes of a region that are kept and forgotten together. */
    static final int PAGE = 1 << 12;

    /** Pages; those that were neither read nor looked at for the longest time are forgotten. */
    static final int CAPACITY = 2 * (ReadRange.LARGEST / PAGE);

    private final AccessWidth width;
    private final Map<Long, Page> pages = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Page> eldest) {
            return size() > CAPACITY;
        }
    };

    /**
     * What was read of a register.
     *
     * @param value the value, little-endian
     * @param changed whether it was another one the time before
     */
    record Reading(long value, boolean changed) {}

    Registers(AccessWidth width) {
        this.width = width;
    }

    /** The width of each. */
    AccessWidth width() {
        return width;
    }

    /** Takes note of a range that was read with this width. */
    void read(ReadRange range) {
        // each on its own: the window shows registers meanwhile
        range.forEach(width, this::read);
    }

    /** Takes note of what was read; the offset is a multiple of the width. */
    synchronized void read(long offset, long value) {
        pages.computeIfAbsent(Long.divideUnsigned(offset, PAGE), number -> new Page())
                .put((int) (offset & PAGE - 1), value);
    }

    /** The last reading, or empty where there is none. */
    synchronized Optional<Reading> at(long offset) {
        Page page = pages.get(Long.divideUnsigned(offset, PAGE));
        return page == null ? Optional.empty() : page.at((int) (offset & PAGE - 1));
    }

    /** Forgets a register: it may hold anything now. */
    synchronized void forget(long offset) {
        Page page = pages.get(Long.divideUnsigned(offset, PAGE));
        if (page != null) {
            page.read.clear((int) (offset & PAGE - 1));
        }
    }

    /** A bit stands for the register that begins at its byte. */
    private final class Page {

        private final LittleEndian bytes = new LittleEndian(PAGE);
        private final BitSet read = new BitSet(PAGE);
        private final BitSet changed = new BitSet(PAGE);

        void put(int at, long value) {
            changed.set(at, read.get(at) && bytes.get(at, width) != value);
            read.set(at);
            bytes.put(at, value, width);
        }

        Optional<Reading> at(int at) {
            return read.get(at) ? Optional.of(new Reading(bytes.get(at, width), changed.get(at))) : Optional.empty();
        }
    }
}
