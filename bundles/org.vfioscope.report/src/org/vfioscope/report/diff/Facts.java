package org.vfioscope.report.diff;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is known of a device, as properties of subjects in sections; a section that is not there was not captured. */
final class Facts {

    private final Map<DiffSection, Map<String, Map<String, String>>> sections = new EnumMap<>(DiffSection.class);

    /** Says that a section is known, even where it has nothing. */
    void know(DiffSection section) {
        sections.computeIfAbsent(section, key -> new LinkedHashMap<>());
    }

    /** Adds a property; the subject is empty for the device as a whole. */
    void add(DiffSection section, String subject, String property, Object value) {
        know(section);
        sections.get(section)
                .computeIfAbsent(subject, key -> new LinkedHashMap<>())
                .put(property, String.valueOf(value));
    }

    boolean knows(DiffSection section) {
        return sections.containsKey(section);
    }

    Map<String, Map<String, String>> of(DiffSection section) {
        return sections.getOrDefault(section, Map.of());
    }
}
