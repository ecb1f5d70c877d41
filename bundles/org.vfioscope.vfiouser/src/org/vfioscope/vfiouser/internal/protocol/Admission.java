package org.vfioscope.vfiouser.internal.protocol;

/** Decides by its header whether a message is taken, before memory is given to the rest of it. */
@FunctionalInterface
public interface Admission {

    /**
     * Looks at a header.
     *
     * @param header what came
     * @param descriptors how many descriptors came with it
     * @throws ProtocolException if such a message must not come now
     */
    void check(Header header, int descriptors) throws ProtocolException;
}
