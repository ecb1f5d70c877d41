package org.vfioscope.linux.internal.doctor;

import java.util.Optional;
import org.vfioscope.model.host.Finding;
import org.vfioscope.model.host.Finding.Severity;

/** Makes the findings of one examination. */
record Found(String id) {

    Finding ok(String title, String detail) {
        return new Finding(id, Severity.OK, title, detail, Optional.empty());
    }

    Finding note(String title, String detail) {
        return new Finding(id, Severity.NOTE, title, detail, Optional.empty());
    }

    Finding note(String title, String detail, String command) {
        return new Finding(id, Severity.NOTE, title, detail, Optional.of(command));
    }

    Finding warning(String title, String detail, Optional<String> command) {
        return new Finding(id, Severity.WARNING, title, detail, command);
    }

    Finding error(String title, String detail, Optional<String> command) {
        return new Finding(id, Severity.ERROR, title, detail, command);
    }
}
