package org.vfioscope.vfiouser.internal.protocol;

import org.vfioscope.linux.internal.socket.UnixSocket;

/** What is taken from a peer that cannot be trusted, and what it is told to expect. */
public final class Limits {

    /** VFIO_USER_MAX_REGIONS of QEMU's hw/vfio-user/device.c. */
    public static final int REGIONS = 100;

    /** VFIO_USER_MAX_IRQS of QEMU's hw/vfio-user/device.c. */
    public static final int IRQS = 50;

    /** The most data of one read or write, in bytes: the protocol's default max_data_xfer_size. */
    public static final int TRANSFER = 1 << 20;

    /** offset u64, region u32 and count u32 before the data of a read or write, in bytes; DMA has as much. */
    public static final int ACCESS_HEADER = 16;

    /** The largest payload there is, in bytes: that of a write. */
    public static final int PAYLOAD = ACCESS_HEADER + TRANSFER;

    /** The most JSON that comes with a version, in bytes; servers in use send about 150. */
    public static final int VERSION_DATA = 4096;

    /** The largest region info with its capabilities, in bytes: room for 4,000 sparse areas. */
    public static final int REGION_INFO = 1 << 16;

    /**
     * How many descriptors a client takes with one reply: all that the kernel lets one message carry (SCM_MAX_FD, net/scm.h).
     * A region has one; but the list of a region's ioeventfds comes with all of them or not at all.
     */
    public static final int CLIENT_DESCRIPTORS = UnixSocket.MOST_DESCRIPTORS;

    /** How many descriptors the server takes with one command: QEMU sends its event descriptors in lots of this size. */
    public static final int SERVER_DESCRIPTORS = 8;

    /** The largest list of a region's I/O descriptors, in bytes: room for 1,300 of them. */
    public static final int IO_FDS = 1 << 16;

    /** How many requests of the server are refused from one reply to the next. */
    public static final int SERVER_REQUESTS = 1000;

    /** How many replies may still come to requests that were given up. */
    public static final int GIVEN_UP = 16;

    private Limits() {}
}
