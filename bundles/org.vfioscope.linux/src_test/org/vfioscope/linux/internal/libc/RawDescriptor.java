package org.vfioscope.linux.internal.libc;

import com.sun.jna.Memory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Descriptors without an owner, as an ioctl returns them. */
public final class RawDescriptor {

    private RawDescriptor() {}

    public static int open(Path file) {
        byte[] name = file.toString().getBytes(StandardCharsets.UTF_8);
        try (Memory path = new Memory(name.length + 1L)) {
            path.clear();
            path.write(0, name, 0, name.length);
            return LibC.open(path, LibC.O_RDWR | LibC.O_CLOEXEC, 0);
        }
    }
}
