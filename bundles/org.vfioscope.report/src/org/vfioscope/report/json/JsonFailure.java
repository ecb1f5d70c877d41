package org.vfioscope.report.json;

import java.io.IOException;
import tools.jackson.core.exc.JacksonIOException;

/** Gives a failing stream's own exception back, which Jackson wraps into an unchecked one. */
final class JsonFailure {

    private JsonFailure() {}

    /** Something that writes JSON. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }

    static void unwrap(Step step) throws IOException {
        try {
            step.run();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }
}
