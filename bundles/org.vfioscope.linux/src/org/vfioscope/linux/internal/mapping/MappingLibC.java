package org.vfioscope.linux.internal.mapping;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** The functions of the C library that map files (sys/mman.h). They set errno. */
final class MappingLibC {

    /** PROT_READ, asm-generic/mman-common.h. */
    static final int PROT_READ = 1;
    /** PROT_WRITE, asm-generic/mman-common.h. */
    static final int PROT_WRITE = 2;
    /** MAP_SHARED, linux/mman.h: the only kind that VFIO takes. */
    static final int MAP_SHARED = 1;

    static {
        Native.register(MappingLibC.class, "c");
    }

    private MappingLibC() {}

    // void *mmap64(void *addr, size_t length, int prot, int flags, int fd, off64_t offset);
    // The address as a number: those of user space are positive, and MAP_FAILED is -1.
    static native long mmap64(Pointer address, NativeLong length, int protection, int flags, int fd, long offset);

    // int munmap(void *addr, size_t length);
    static native int munmap(Pointer address, NativeLong length);

    // pid_t getpid(void);
    static native int getpid();
}
