package org.vfioscope.cli;

import java.io.Serial;

/** A command cannot be done, for a reason that is no exception of the hardware access: exit code 1. */
final class RefusedException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }

    RefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
