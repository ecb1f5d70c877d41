package org.vfioscope.linux.internal.holders;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vfioscope.linux.internal.HostPaths;

/** A process below /proc. It may end at any moment: then it has no descriptors. */
final class ProcProcess {

    private final Path folder;

    private ProcProcess(Path folder) {
        this.folder = folder;
    }

    /** All processes, in ascending order. */
    static List<ProcProcess> all(HostPaths paths) throws IOException {
        List<ProcProcess> processes = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(paths.proc(), "[0-9]*")) {
            entries.forEach(entry -> processes.add(new ProcProcess(entry)));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        processes.sort(Comparator.comparingLong(ProcProcess::pid));
        return processes;
    }

    long pid() {
        return Long.parseLong(folder.getFileName().toString());
    }

    /** The process's name, at most 15 bytes of it. */
    String name() {
        try {
            return Files.readString(folder.resolve("comm")).strip();
        } catch (IOException e) {
            return "a process";
        }
    }

    /** Whether it runs a program: a thread of the kernel has no command line, and nothing here to be looked for. */
    boolean hasProgram() {
        try {
            return Files.readAllBytes(folder.resolve("cmdline")).length > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Its descriptors, in ascending order; none where it ended.
     *
     * @throws AccessDeniedException if this user may not look into it
     */
    List<ProcDescriptor> descriptors() throws AccessDeniedException {
        List<ProcDescriptor> found = new ArrayList<>();
        try (DirectoryStream<Path> links = Files.newDirectoryStream(folder.resolve("fd"), "[0-9]*")) {
            for (Path link : links) {
                descriptor(link).ifPresent(found::add);
            }
        } catch (AccessDeniedException e) {
            throw e;
        } catch (IOException | DirectoryIteratorException e) {
            return List.of();
        }
        found.sort(Comparator.comparingInt(ProcDescriptor::number));
        return found;
    }

    private Optional<ProcDescriptor> descriptor(Path link) throws IOException {
        String number = link.getFileName().toString();
        try {
            String target = Files.readSymbolicLink(link).toString();
            Path info = folder.resolve("fdinfo").resolve(number);
            return Optional.of(new ProcDescriptor(Integer.parseInt(number), target, info));
        } catch (NoSuchFileException e) {
            // closed meanwhile
            return Optional.empty();
        }
    }
}
