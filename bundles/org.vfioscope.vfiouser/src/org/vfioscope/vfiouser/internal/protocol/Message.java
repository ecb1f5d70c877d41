package org.vfioscope.vfiouser.internal.protocol;

import java.nio.ByteBuffer;
import java.util.List;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.Closing;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;

/**
 * One message that was received.
 *
 * @param header its header
 * @param payload what followed the header, little-endian, from index 0 to its limit
 * @param descriptors what came with it, to be changed by this record alone; closed with it, unless taken before
 */
public record Message(Header header, ByteBuffer payload, List<OwnedDescriptor> descriptors) implements AutoCloseable {

    /** {@return the first descriptor, which is the caller's from now on} */
    public OwnedDescriptor takeDescriptor() {
        return descriptors.removeFirst();
    }

    /** Closes the descriptors. */
    @Override
    public void close() throws VfioException {
        Closing closing = new Closing();
        descriptors.forEach(descriptor -> closing.run(descriptor::close));
        closing.finish();
    }
}
