package org.vfioscope.simulator.internal.kernel;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/** An open dmabuf. Like the kernel's, it outlives the device's descriptor and keeps its size; it is revoked then. */
final class DmabufFile {

    private final int fd;
    private final long inode;
    private final long size;
    private final int ranges;
    private final BooleanSupplier revoked;
    private volatile Optional<String> name = Optional.empty();

    /**
     * A dmabuf without a name.
     *
     * @param fd its number
     * @param inode its inode
     * @param size its size in bytes, unsigned
     * @param ranges how many ranges it holds
     * @param revoked whether its device keeps its memory from importers just now
     */
    DmabufFile(int fd, long inode, long size, int ranges, BooleanSupplier revoked) {
        this.fd = fd;
        this.inode = inode;
        this.size = size;
        this.ranges = ranges;
        this.revoked = revoked;
    }

    int fd() {
        return fd;
    }

    long inode() {
        return inode;
    }

    long size() {
        return size;
    }

    int ranges() {
        return ranges;
    }

    boolean isRevoked() {
        return revoked.getAsBoolean();
    }

    Optional<String> name() {
        return name;
    }

    void name(String text) {
        name = Optional.of(text).filter(given -> !given.isEmpty());
    }
}
