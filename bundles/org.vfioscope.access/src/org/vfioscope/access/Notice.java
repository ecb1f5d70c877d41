package org.vfioscope.access;

import java.util.Optional;

/**
 * Something the user should know although the work goes on.
 *
 * @param kind what it is about
 * @param device the name of the device that it is about; empty for none
 * @param text the warning, one sentence, with the device's name in it
 */
public record Notice(Kind kind, Optional<String> device, String text) {

    /** What a warning is about. */
    public enum Kind {
        /** The kernel has no dmabuf export; the snapshot of the device says so too. */
        NO_DMABUF,
        /** The kernel's answer was not the one that was foretold. */
        FORECAST,
        /** What is known of a device does not hold any more. */
        STALE,
        /** A device that was open before could not be opened again. */
        NOT_REOPENED,
        /** Something is doubtful about a capture. */
        CAPTURE,
        /** A plug-in cannot be used. */
        PLUGIN
    }

    /**
     * A warning about a device.
     *
     * @param kind what it is about
     * @param device the device's name
     * @param text the warning, one sentence
     * @return the warning
     */
    public static Notice of(Kind kind, String device, String text) {
        return new Notice(kind, Optional.of(device), text);
    }
}
