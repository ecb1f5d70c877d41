package org.vfioscope.simulator.internal.kernel;

import java.util.BitSet;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * The simulated process's open dmabufs by descriptor number; like the kernel's table, it gives the lowest free number
 * out. Safe for any thread.
 */
public final class DescriptorTable {

    /** The usual soft limit of RLIMIT_NOFILE. */
    public static final int USUAL_LIMIT = 1024;

    /** Numbers 0 to 2 are the standard streams. */
    private static final int FIRST = 3;

    /** Where the simulated inodes start; anonymous inodes of a system that has been up for a while. */
    private static final long FIRST_INODE = 1000;

    private final int limit;
    private final BitSet used = new BitSet();
    private final TreeMap<Integer, DmabufFile> files = new TreeMap<>();
    private long nextInode = FIRST_INODE;

    /**
     * An empty table.
     *
     * @param limit the first number that is not given out any more
     */
    public DescriptorTable(int limit) {
        this.limit = limit;
        used.set(0, FIRST);
    }

    /** {@return how many dmabufs are open} */
    public synchronized int open() {
        return files.size();
    }

    /**
     * Opens a dmabuf.
     *
     * @param size its size in bytes, unsigned
     * @param ranges how many ranges it holds
     * @param revoked whether its device keeps its memory from importers just now
     * @return its number, or empty where the table is full
     */
    synchronized OptionalInt install(long size, int ranges, BooleanSupplier revoked) {
        int fd = used.nextClearBit(0);
        if (fd >= limit) {
            return OptionalInt.empty();
        }
        used.set(fd);
        files.put(fd, new DmabufFile(fd, nextInode++, size, ranges, revoked));
        return OptionalInt.of(fd);
    }

    /** {@return the open dmabuf with a number, or null where it is not open} */
    synchronized DmabufFile get(int fd) {
        return files.get(fd);
    }

    /** Whether this very dmabuf is still open, not another one that got its number. */
    synchronized boolean isOpen(DmabufFile file) {
        return file.equals(files.get(file.fd()));
    }

    /** Closes a dmabuf, unless it was closed before. */
    synchronized void close(DmabufFile file) {
        if (isOpen(file)) {
            files.remove(file.fd());
            used.clear(file.fd());
        }
    }
}
