package org.vfioscope.cli;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.vfioscope.model.AccessWidth;

/** Prints registers: each when it is read first, and then when it changed, with the time and what it was. */
final class RegisterLines {

    private final boolean again;
    private final Map<Long, Long> before = new HashMap<>();
    private final String first;
    private final String changed;

    /**
     * Prepares to print.
     *
     * @param again whether registers come more than once; only then is kept what they were
     */
    RegisterLines(AccessWidth width, boolean again) {
        this.again = again;
        int digits = 2 * width.bytes();
        first = "0x%%08x: 0x%%0%dx\n".formatted(digits);
        changed = "0x%%08x: 0x%%0%1$dx  was 0x%%0%1$dx  %%s\n".formatted(digits);
    }

    /** The line for a register that was read; empty where it is as it was. */
    String line(long offset, long value, Instant time) {
        Long last = again ? before.put(offset, value) : null;
        if (last == null) {
            return first.formatted(offset, value);
        }
        return last == value ? "" : changed.formatted(offset, value, last, time);
    }
}
