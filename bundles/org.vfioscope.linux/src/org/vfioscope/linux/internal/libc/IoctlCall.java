package org.vfioscope.linux.internal.libc;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** ioctl(2). The kernel's own, except in tests that need a kernel which refuses at a certain step. */
@FunctionalInterface
public interface IoctlCall {

    /** The running kernel's. */
    IoctlCall KERNEL = (fd, request, argument) -> LibC.ioctl(fd, new NativeLong(request, true), argument);

    /**
     * Carries the call out, once.
     *
     * @param fd the descriptor
     * @param request the request's number
     * @param argument a structure, or a number in a pointer's place
     * @return the call's result; negative where it set errno
     */
    int on(int fd, int request, Pointer argument);
}
