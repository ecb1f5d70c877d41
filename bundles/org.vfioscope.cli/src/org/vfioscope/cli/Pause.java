package org.vfioscope.cli;

import java.time.Duration;

/** Waits between two looks at something. */
@FunctionalInterface
interface Pause {

    /**
     * Waits.
     *
     * @param length how long
     * @return whether there is to be another look
     */
    boolean await(Duration length);
}
