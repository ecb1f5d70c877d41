package org.vfioscope.vfiouser.internal.client;

import java.nio.ByteBuffer;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.vfiouser.internal.protocol.Command;

/**
 * What is asked of the server, and how much may come back.
 *
 * @param command the command
 * @param payload from position 0 to its limit
 * @param smallest the least bytes of the reply's payload
 * @param largest the most bytes of the reply's payload
 * @param descriptors the most descriptors that come with the reply
 * @param operation what to call it
 */
record Request(Command command, ByteBuffer payload, int smallest, int largest, int descriptors, Operation operation) {

    /** A request whose reply has one size and brings no descriptor. */
    static Request of(Command command, ByteBuffer payload, int reply, Operation operation) {
        return new Request(command, payload, reply, reply, 0, operation);
    }
}
