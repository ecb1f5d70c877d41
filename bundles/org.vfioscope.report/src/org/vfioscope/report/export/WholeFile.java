package org.vfioscope.report.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that nobody ever sees a part of: it is written beside its place, and renamed once it is whole. Closed before
 * that, as after an error or when the user cancels, it leaves what was there before.
 */
public final class WholeFile implements AutoCloseable {

    private final FileChannel channel;
    private final OutputStream out;
    private final Path beside;
    private final Path target;

    private WholeFile(FileChannel channel, Path beside, Path target) {
        this.channel = channel;
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        this.beside = beside;
        this.target = target;
    }

    /**
     * Begins a file. A pipe or a device such as /dev/null is written to as it is.
     *
     * @param file the file; one that exists is replaced, also where it is behind a symbolic link
     * @return the file under way; the caller commits and closes it
     * @throws IOException if no file can be made there
     */
    public static WholeFile begin(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "it is a folder");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return new WholeFile(FileChannel.open(file, StandardOpenOption.WRITE), null, file);
        }
        // what a link points to is replaced, not the link
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path beside = target.resolveSibling(".%s.%s.tmp"
                .formatted(target.getFileName(), ProcessHandle.current().pid()));
        // created anew rather than as a temporary file, whose permissions would be the owner's alone
        FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        beside.toFile().deleteOnExit();
        return new WholeFile(channel, beside, target);
    }

    /** {@return takes the file's bytes} */
    public OutputStream out() {
        return out;
    }

    /**
     * Puts the file in its place.
     *
     * @throws IOException if it cannot be written to the end, for example since the disk is full
     */
    public void commit() throws IOException {
        out.flush();
        if (beside == null) {
            return;
        }
        channel.force(true);
        Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (beside != null) {
            Files.deleteIfExists(beside);
        }
    }

    /**
     * Says in words, with a remedy where there is one, why a file cannot be written or read; the exceptions' own messages are often nothing but a path.
     *
     * @param error what happened
     * @return the reason
     */
    public static String reason(IOException error) {
        return switch (error) {
            case NoSuchFileException missing ->
                Files.isDirectory(Path.of(missing.getFile()).toAbsolutePath().getParent())
                        ? "no file can be made there"
                        : "there is no such folder";
            case AccessDeniedException denied -> "permission denied";
            case FileSystemException other when other.getReason() != null -> explained(other.getReason());
            default -> explained(String.valueOf(error.getMessage()));
        };
    }

    /** The kernel's words for ENOSPC, EDQUOT, EFBIG and EROFS say what is the matter, but not what to do about it. */
    private static String explained(String words) {
        return switch (words) {
            case "No space left on device" ->
                "no space is left on its disk (ENOSPC): free some, or name a file on another; what was there before stays";
            case "Disk quota exceeded" ->
                "your quota of its disk is used up (EDQUOT): free some, or name a file on another; what was there before stays";
            case "File too large" ->
                "it grows larger than the file system or ulimit -f lets it (EFBIG): name a file elsewhere, or take less";
            case "Read-only file system" -> "the file system is read-only (EROFS): name a file elsewhere";
            default -> words;
        };
    }
}
