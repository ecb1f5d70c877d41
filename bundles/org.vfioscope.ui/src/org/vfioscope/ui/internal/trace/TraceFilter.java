package org.vfioscope.ui.internal.trace;

import java.util.List;
import java.util.Locale;
import org.vfioscope.access.TraceEntry;

/**
 * Chooses trace events by words.
 *
 * @param words all of them must occur in the event's name and arguments, in any order and case
 */
record TraceFilter(List<String> words) {

    /** Splits what a user typed. */
    static TraceFilter of(String typed) {
        String trimmed = typed.strip().toLowerCase(Locale.ROOT);
        return new TraceFilter(trimmed.isEmpty() ? List.of() : List.of(trimmed.split("\\s+")));
    }

    boolean accepts(TraceEntry entry) {
        String text = entry.event().toString().toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }
}
