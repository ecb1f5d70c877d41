package org.vfioscope.cli;

import java.util.Locale;

/** The forms that differences can take. */
enum DiffFormat {
    TEXT,
    JSON;

    /** {@return the name as it is typed and as the help shows it} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
