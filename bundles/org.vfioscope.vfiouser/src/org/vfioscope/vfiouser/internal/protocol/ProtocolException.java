package org.vfioscope.vfiouser.internal.protocol;

import java.io.Serial;

/** The other side sent what the protocol does not allow; nothing that follows on the connection can be trusted. */
public final class ProtocolException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Says what was sent.
     *
     * @param message a clause, such as {@code a reply of 12 bytes}
     */
    public ProtocolException(String message) {
        super(message);
    }

    /**
     * Says what was sent, after the exception that told it.
     *
     * @param message a clause
     * @param cause what told it
     */
    public ProtocolException(String message, Throwable cause) {
        super(message, cause);
    }
}
