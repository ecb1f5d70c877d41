package org.vfioscope.linux.internal.vfio;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vfioscope.linux.internal.HostPaths;

/** Which processes have a device node open, as far as this user may see. */
final class NodeHolders {

    private NodeHolders() {}

    /** The holders, such as {@code qemu-system-x86 (1234)}. */
    static List<String> of(HostPaths paths, Path node) {
        List<String> holders = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(paths.proc(), "[0-9]*")) {
            for (Path process : processes) {
                if (holds(process, node)) {
                    holders.add("%s (%s)".formatted(name(process), process.getFileName()));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // without /proc nobody can be named; the errno is explained all the same
            return holders;
        }
        return holders;
    }

    private static boolean holds(Path process, Path node) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                if (leadsTo(descriptor, node)) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // another user's process, or one that ended meanwhile
            return false;
        }
        return false;
    }

    private static boolean leadsTo(Path descriptor, Path node) {
        try {
            return Files.readSymbolicLink(descriptor).equals(node);
        } catch (IOException e) {
            // closed meanwhile
            return false;
        }
    }

    private static String name(Path process) {
        try {
            return Files.readString(process.resolve("comm")).strip();
        } catch (IOException e) {
            return "a process";
        }
    }
}
