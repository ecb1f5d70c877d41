package org.vfioscope.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file so that nobody ever sees a part of it: beside its place first, then renamed. */
final class WholeFile {

    private WholeFile() {}

    static void write(Path file, String text) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "it is a folder");
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // a pipe or a device such as /dev/null: it is to be written to, not replaced by a file
            Files.write(file, bytes, StandardOpenOption.WRITE);
            return;
        }
        // what a link points to is replaced, not the link
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path beside = target.resolveSibling(".%s.%d.tmp"
                .formatted(target.getFileName(), ProcessHandle.current().pid()));
        try {
            // created anew rather than as a temporary file, whose permissions would be the owner's alone
            try (FileChannel channel =
                    FileChannel.open(beside, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** Says in words why a file cannot be written; the exceptions' own messages are often nothing but a path. */
    static String reason(IOException error) {
        return switch (error) {
            case NoSuchFileException missing ->
                Files.isDirectory(Path.of(missing.getFile()).toAbsolutePath().getParent())
                        ? "no file can be made there"
                        : "there is no such folder";
            case AccessDeniedException denied -> "permission denied";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> error.getMessage();
        };
    }
}
