package org.vfioscope.vfiouser.internal.protocol;

import java.nio.ByteBuffer;
import java.util.List;
import org.vfioscope.access.VfioException;
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
        VfioException first = null;
        for (OwnedDescriptor descriptor : descriptors) {
            try {
                descriptor.close();
            } catch (VfioException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
