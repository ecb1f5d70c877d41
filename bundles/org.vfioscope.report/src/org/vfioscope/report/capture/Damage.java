package org.vfioscope.report.capture;

import java.io.Serial;

/** Something in a file makes no sense; the line tells where. */
final class Damage extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final long line;

    Damage(long line, String reason) {
        super(reason);
        this.line = line;
    }

    Damage(long line, String reason, Throwable cause) {
        super(reason, cause);
        this.line = line;
    }

    /** The line, from 1. */
    long line() {
        return line;
    }
}
