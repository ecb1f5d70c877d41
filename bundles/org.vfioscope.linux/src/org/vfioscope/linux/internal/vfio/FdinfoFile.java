package org.vfioscope.linux.internal.vfio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vfioscope.model.OpenFlags;

/**
 * A file of /proc/PID/fdinfo.
 *
 * @param lines its lines
 */
record FdinfoFile(List<String> lines) {

    private static final String FLAGS = "flags:";

    /** Reads the file. A name in it is whatever bytes another process chose: those that are no UTF-8 hide nothing else. */
    static FdinfoFile read(Path file) throws IOException {
        return new FdinfoFile(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList());
    }

    /** What it says where it is a dmabuf's. */
    DmabufFdinfo dmabuf() {
        return DmabufFdinfo.parse(lines);
    }

    /** The open flags, close-on-exec included (seq_show, fs/proc/fd.c: in octal); empty where there are none to be read. */
    Optional<OpenFlags> openFlags() {
        return lines.stream()
                .filter(line -> line.startsWith(FLAGS))
                .map(line -> line.substring(FLAGS.length()).strip())
                .filter(octal -> octal.matches("[0-7]{1,10}"))
                .map(octal -> new OpenFlags(Integer.parseInt(octal, 8)))
                .findFirst();
    }
}
