package org.vfioscope.ui.internal.problems;

import java.time.Instant;
import java.util.Optional;
import org.vfioscope.model.host.Finding.Severity;

/**
 * Something that is wrong just now, or that went wrong and was not cleared yet.
 *
 * @param key tells it from all others, for as long as it lasts
 * @param severity how bad it is
 * @param device the name of the device that it is about; empty for the host
 * @param what what is wrong, in one line
 * @param why its cause
 * @param remedy what mends it
 * @param since when it began, or was noticed; empty where that is not known yet
 * @param place where it is to be seen
 * @param untilCleared whether it stays until it is cleared, as nothing tells when it is mended
 */
record Problem(
        String key,
        Severity severity,
        String device,
        String what,
        String why,
        String remedy,
        Optional<Instant> since,
        Place place,
        boolean untilCleared) {

    /**
     * A row of a view.
     *
     * @param view the view's id
     * @param row the row's key
     */
    record Place(String view, String row) {}

    /** A problem that ends by itself when it is mended. */
    static Problem lasting(
            String key, Severity severity, String device, String what, String why, String remedy, Place place) {
        return new Problem(key, severity, device, what, why, remedy, Optional.empty(), place, false);
    }

    /** The same, with the time when it began. */
    Problem since(Instant time) {
        return new Problem(key, severity, device, what, why, remedy, Optional.of(time), place, untilCleared);
    }

    /** The same, to stay until it is cleared. */
    Problem toBeCleared() {
        return new Problem(key, severity, device, what, why, remedy, since, place, true);
    }
}
