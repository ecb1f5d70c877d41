package org.vfioscope.linux.internal.holders;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An open descriptor of a process.
 *
 * @param number its number in the process
 * @param target what the link /proc/PID/fd/N says it leads to
 * @param info /proc/PID/fdinfo/N
 */
record ProcDescriptor(int number, String target, Path info) {

    ProcFdinfo fdinfo() throws IOException {
        // a user may have named a dmabuf in whatever encoding: bytes that are no UTF-8 hide nothing else
        return ProcFdinfo.parse(new String(Files.readAllBytes(info), StandardCharsets.UTF_8)
                .lines()
                .toList());
    }
}
