package org.vfioscope.linux.internal.libc;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.errno.Operation;

/** Writes to files of the kernel, where what matters is the errno, of which Java tells nothing but a localised text. */
public final class FileWriting {

    /** O_WRONLY, asm-generic/fcntl.h: many files below sysfs cannot be opened for reading. */
    private static final int O_WRONLY = 1;

    private FileWriting() {}

    /**
     * Writes a text in one call. Blocks.
     *
     * @param file the file, which must exist
     * @param text what is written, as UTF-8; not empty
     * @param operation what to call the attempt
     * @throws VfioException if the kernel refuses to open the file or to take the text
     */
    public static void write(Path file, String text, Operation operation) throws VfioException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (OwnedDescriptor descriptor = OwnedDescriptor.open(file, file.toString(), operation, O_WRONLY);
                Memory memory = new Memory(bytes.length)) {
            memory.write(0, bytes, 0, bytes.length);
            descriptor.call(
                    operation,
                    fd -> LibC.pwrite64(fd, memory, new NativeLong(bytes.length), 0)
                            .longValue());
        }
    }
}
