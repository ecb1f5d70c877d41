package org.vfioscope.linux.internal.socket;

import java.util.List;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;

/**
 * What one recvmsg(2) brought.
 *
 * @param bytes how many bytes it put into the buffer; 0 where the other side has hung up
 * @param descriptors what came with them, in order, close-on-exec set; the receiver closes them
 */
public record Received(int bytes, List<OwnedDescriptor> descriptors) {

    /** Keeps an own copy. */
    public Received {
        descriptors = List.copyOf(descriptors);
    }
}
