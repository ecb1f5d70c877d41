package org.vfioscope.access;

import java.time.Instant;
import java.util.List;
import org.vfioscope.model.DmabufState;

/**
 * Something that happened to a dmabuf.
 *
 * @param time when it happened, or was noticed
 * @param state the state since then; that of the event before where it has not changed, as when the dmabuf was handed over
 * @param cause why, and how it is known, a sentence without its full stop
 */
public record DmabufEvent(Instant time, DmabufState state, String cause) {

    /**
     * Finds the event since which a dmabuf is what it is.
     *
     * @param history what happened to it, oldest first; not empty
     * @return the last event that changed its state, or its making
     */
    public static DmabufEvent since(List<DmabufEvent> history) {
        DmabufState now = history.getLast().state();
        int first = history.size() - 1;
        while (first > 0 && history.get(first - 1).state() == now) {
            first--;
        }
        return history.get(first);
    }
}
