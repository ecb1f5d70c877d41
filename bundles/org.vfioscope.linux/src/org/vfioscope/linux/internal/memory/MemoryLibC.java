package org.vfioscope.linux.internal.memory;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** The functions of the C library that make shared memory. All set errno. */
final class MemoryLibC {

    /** MFD_CLOEXEC, linux/memfd.h. */
    static final int MFD_CLOEXEC = 0x1;
    /** MFD_ALLOW_SEALING, linux/memfd.h. */
    static final int MFD_ALLOW_SEALING = 0x2;
    /** F_ADD_SEALS, linux/fcntl.h. */
    static final int F_ADD_SEALS = 1033;
    /** F_SEAL_SEAL, linux/fcntl.h: no seal can be added any more. */
    static final int F_SEAL_SEAL = 0x1;
    /** F_SEAL_SHRINK, linux/fcntl.h. */
    static final int F_SEAL_SHRINK = 0x2;
    /** F_SEAL_GROW, linux/fcntl.h. */
    static final int F_SEAL_GROW = 0x4;
    /** F_SEAL_WRITE, linux/fcntl.h. */
    static final int F_SEAL_WRITE = 0x8;

    /** FALLOC_FL_KEEP_SIZE, linux/falloc.h. */
    static final int FALLOC_FL_KEEP_SIZE = 0x1;
    /** FALLOC_FL_PUNCH_HOLE, linux/falloc.h: what is there becomes zero, and its pages free. */
    static final int FALLOC_FL_PUNCH_HOLE = 0x2;

    static {
        Native.register(MemoryLibC.class, "c");
    }

    private MemoryLibC() {}

    // int memfd_create(const char *name, unsigned int flags);
    static native int memfd_create(Pointer name, int flags);

    // int ftruncate64(int fd, off64_t length);
    static native int ftruncate64(int fd, long length);

    // int fallocate64(int fd, int mode, off64_t offset, off64_t length);
    static native int fallocate64(int fd, int mode, long offset, long length);

    // int fcntl(int fd, int cmd, int arg);
    static native int fcntl(int fd, int command, int argument);
}
