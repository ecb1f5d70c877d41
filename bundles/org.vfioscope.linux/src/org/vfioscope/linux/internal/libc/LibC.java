package org.vfioscope.linux.internal.libc;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/**
 * The functions of the C library that work on descriptors. Variadic ones are mapped with a fixed number of arguments. A
 * negative result is to be taken through {@link SystemCall}, which fetches errno.
 */
public final class LibC {

    /** O_RDWR, asm-generic/fcntl.h. */
    static final int O_RDWR = 2;
    /** O_CLOEXEC, asm-generic/fcntl.h: no command started meanwhile inherits the descriptor by accident. */
    static final int O_CLOEXEC = 0x80000;
    /** SEEK_END, linux/fs.h. */
    public static final int SEEK_END = 2;
    /** _SC_PAGESIZE, bits/confname.h. */
    private static final int SC_PAGESIZE = 30;

    static {
        Native.register(LibC.class, "c");
    }

    private LibC() {}

    /** {@return the size of a page, in bytes, a power of two} */
    public static long pageSize() {
        return sysconf(SC_PAGESIZE).longValue();
    }

    // int open(const char *pathname, int flags, mode_t mode);
    static native int open(Pointer pathname, int flags, int mode);

    // int close(int fd);
    static native int close(int fd);

    /** {@code int ioctl(int fd, unsigned long request, void *argument);} */
    public static native int ioctl(int fd, NativeLong request, Pointer argument);

    /** {@code ssize_t pread64(int fd, void *buf, size_t count, off64_t offset);} */
    public static native NativeLong pread64(int fd, Pointer buf, NativeLong count, long offset);

    /** {@code ssize_t pwrite64(int fd, const void *buf, size_t count, off64_t offset);} */
    public static native NativeLong pwrite64(int fd, Pointer buf, NativeLong count, long offset);

    /** {@code off64_t lseek64(int fd, off64_t offset, int whence);} */
    public static native long lseek64(int fd, long offset, int whence);

    // long sysconf(int name);
    private static native NativeLong sysconf(int name);
}
