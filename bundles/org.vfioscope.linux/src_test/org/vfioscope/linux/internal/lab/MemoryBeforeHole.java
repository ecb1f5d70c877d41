package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import org.vfioscope.linux.internal.libc.LibC;

/** A page that can be read and, behind it, one that cannot: what lies over the edge of both can be read in part. */
final class MemoryBeforeHole implements AutoCloseable {

    /** PROT_NONE, PROT_READ and PROT_WRITE, asm-generic/mman-common.h. */
    private static final int NONE = 0;

    private static final int READ_WRITE = 1 | 2;
    /** MAP_PRIVATE | MAP_ANONYMOUS, linux/mman.h. */
    private static final int PRIVATE_ANONYMOUS = 2 | 0x20;

    private final long page = LibC.pageSize();
    private final Pointer start;

    MemoryBeforeHole() {
        start = Function.getFunction("c", "mmap")
                .invokePointer(new Object[] {null, size(), READ_WRITE, PRIVATE_ANONYMOUS, -1, new NativeLong(0)});
        assertThat(Pointer.nativeValue(start)).isNotEqualTo(-1);
        assertThat(Function.getFunction("c", "mprotect")
                        .invokeInt(new Object[] {start.share(page), new NativeLong(page), NONE}))
                .as("errno %d", Native.getLastError())
                .isZero();
    }

    private NativeLong size() {
        return new NativeLong(2 * page);
    }

    /** Places so many of the first bytes before the hole; the rest would lie in it. */
    Pointer endingWith(ByteBuffer bytes, int readable) {
        byte[] first = new byte[readable];
        bytes.get(0, first);
        Pointer at = start.share(page - readable);
        at.write(0, first, 0, readable);
        return at;
    }

    @Override
    public void close() {
        assertThat(Function.getFunction("c", "munmap").invokeInt(new Object[] {start, size()}))
                .isZero();
    }
}
