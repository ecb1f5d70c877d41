package org.vfioscope.report.diff;

import java.util.Optional;

/**
 * A property of two devices side by side.
 *
 * @param section what it is about
 * @param subject whose property it is, such as {@code BAR 0}; empty for the device as a whole
 * @param property its name
 * @param a what the first has; empty where it has no such thing
 * @param b what the second has; empty where it has no such thing
 */
public record ComparedProperty(
        DiffSection section, String subject, String property, Optional<String> a, Optional<String> b) {

    /** {@return whether both have the same} */
    public boolean isSame() {
        return a.equals(b);
    }

    /** The difference; this is none where both have the same. */
    Change change() {
        return new Change(section, subject, property, a, b);
    }
}
