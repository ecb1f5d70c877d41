package org.vfioscope.access;

import java.io.Serial;

/**
 * Something about a device went wrong without an errno: there is no such device, or its replies contradict their own
 * layout.
 */
public final class DeviceException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Says what went wrong.
     *
     * @param message one sentence for the user, with the device's name and the remedy
     */
    public DeviceException(String message) {
        super(message);
    }

    /**
     * Says what went wrong and keeps the exception that told it.
     *
     * @param message one sentence for the user, with the device's name and the remedy
     * @param cause what told it
     */
    public DeviceException(String message, Throwable cause) {
        super(message, cause);
    }
}
