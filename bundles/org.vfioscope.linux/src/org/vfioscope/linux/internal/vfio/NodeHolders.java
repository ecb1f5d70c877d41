package org.vfioscope.linux.internal.vfio;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.vfioscope.linux.internal.HostPaths;

/** Which processes have a device node open, as far as this user may see. */
final class NodeHolders {

    /** Every process. */
    static final Predicate<String> ALL = pid -> true;
    /** Every process but this one. */
    static final Predicate<String> EXCEPT_THIS_PROCESS =
            pid -> !pid.equals(Long.toString(ProcessHandle.current().pid()));

    private NodeHolders() {}

    /**
     * The holders, such as {@code qemu-system-x86 (1234)}.
     *
     * @param node the node
     * @param pids which processes are looked at
     */
    static List<String> of(HostPaths paths, Path node, Predicate<String> pids) {
        List<String> holders = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(paths.proc(), "[0-9]*")) {
            for (Path process : processes) {
                if (pids.test(process.getFileName().toString()) && holds(process, node)) {
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
