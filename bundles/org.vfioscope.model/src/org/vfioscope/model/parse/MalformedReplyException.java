package org.vfioscope.model.parse;

import java.io.Serial;

/** A reply of a kernel, or of what stands in for it, that contradicts its own layout. */
public final class MalformedReplyException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong with the reply.
     *
     * @param message which structure, which field and which value
     */
    public MalformedReplyException(String message) {
        super(message);
    }
}
