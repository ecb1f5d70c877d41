package org.vfioscope.cli;

import java.time.Duration;

/** How long to wait between two looks at something. */
final class Interval {

    /** What is said of one that makes no sense. */
    static final String SENSIBLE = "--interval is between 0.05 and 86400 seconds";

    private static final double SHORTEST = 0.05;
    private static final double LONGEST = 86_400;

    private Interval() {}

    static boolean isSensible(double seconds) {
        return seconds >= SHORTEST && seconds <= LONGEST;
    }

    static Duration of(double seconds) {
        return Duration.ofMillis((long) (seconds * 1000));
    }
}
