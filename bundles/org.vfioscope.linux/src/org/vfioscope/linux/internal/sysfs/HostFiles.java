package org.vfioscope.linux.internal.sysfs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.libc.KernelRelease;

/** Reads small files of the kernel. What is missing or may not be read is empty: things come and go while they are looked at. */
public final class HostFiles {

    private HostFiles() {}

    /**
     * The lines of a text file.
     *
     * @param file the file
     * @return its lines; none where it cannot be read
     */
    public static List<String> lines(Path file) {
        try {
            // ISO 8859-1 takes any byte, so garbage ends in a value that makes no sense instead of an exception
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return List.of();
        }
    }

    /**
     * The first line of a text file.
     *
     * @param file the file
     * @return the line; empty where it cannot be read or is blank
     */
    public static Optional<String> text(Path file) {
        return lines(file).stream().findFirst().map(String::strip).filter(line -> !line.isEmpty());
    }

    /**
     * The kernel's version.
     *
     * @param paths where to look
     * @return the version; empty where it cannot be read
     */
    public static Optional<KernelRelease> kernelRelease(HostPaths paths) {
        return text(paths.proc().resolve("sys/kernel/osrelease")).flatMap(KernelRelease::parse);
    }

    /**
     * The names in a folder.
     *
     * @param folder the folder
     * @return its entries' names in ascending order; none where it cannot be listed
     */
    public static List<String> names(Path folder) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
        } catch (IOException | DirectoryIteratorException e) {
            return List.of();
        }
        names.sort(null);
        return names;
    }

    /**
     * The last name of where a link points.
     *
     * @param link the link
     * @return such as a driver's name; empty where there is no such link
     */
    public static Optional<String> linkName(Path link) {
        try {
            return Optional.of(Files.readSymbolicLink(link).getFileName().toString());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
