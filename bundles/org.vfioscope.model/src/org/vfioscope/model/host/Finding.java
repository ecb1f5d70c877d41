package org.vfioscope.model.host;

import java.util.Optional;

/**
 * Something that was found when a host or a device was examined.
 *
 * @param id what was examined, a word with dashes that stays the same from release to release
 * @param severity how bad it is
 * @param title what was found, half a sentence
 * @param detail what it means, in full sentences
 * @param command what mends it, to be pasted into a root shell; empty where nothing needs mending or no command can do it
 */
public record Finding(String id, Severity severity, String title, String detail, Optional<String> command) {

    /** How bad a finding is. */
    public enum Severity {
        /** As it should be. */
        OK,
        /** Worth knowing. */
        NOTE,
        /** Something will not work as well as it could. */
        WARNING,
        /** Something does not work. */
        ERROR
    }
}
