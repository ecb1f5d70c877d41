package org.vfioscope.simulator.internal.data;

import java.io.Serial;

/** A device file that cannot be used; the message names file, field and what is wrong. */
public final class DeviceFileException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param file the file
     * @param field the property, such as {@code regions[1].size}; empty where it is the file as a whole
     * @param problem what is wrong with it
     */
    DeviceFileException(String file, String field, String problem) {
        super(field.isEmpty() ? "%s: %s".formatted(file, problem) : "%s: %s: %s".formatted(file, field, problem));
    }

    /**
     * Says what is wrong and keeps the exception that told it.
     *
     * @param file the file
     * @param problem what is wrong with it
     * @param cause what told it
     */
    DeviceFileException(String file, String problem, Throwable cause) {
        super("%s: %s".formatted(file, problem), cause);
    }
}
