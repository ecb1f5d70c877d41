package org.vfioscope.cli;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.vfioscope.model.AccessWidth;

/** Prints registers: each when it is read first, and then when it changed, with the time and what it was. */
final class RegisterLines {

    private final Map<Long, Long> before = new HashMap<>();
    private final String first;
    private final String changed;

    RegisterLines(AccessWidth width) {
        int digits = 2 * width.bytes();
        first = "0x%%08x: 0x%%0%dx\n".formatted(digits);
        changed = "0x%%08x: 0x%%0%1$dx  was 0x%%0%1$dx  %%s\n".formatted(digits);
    }

    /** The line for a register that was read; empty where it is as it was. */
    String line(long offset, long value, Instant time) {
        Long last = before.put(offset, value);
        if (last == null) {
            return first.formatted(offset, value);
        }
        return last == value ? "" : changed.formatted(offset, value, last, time);
    }
}
