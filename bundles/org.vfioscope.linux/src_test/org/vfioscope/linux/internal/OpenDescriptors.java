package org.vfioscope.linux.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the descriptors of this process lead to, in order; jars and libffi's file apart, which the JVM opens when it likes. */
public final class OpenDescriptors {

    private OpenDescriptors() {}

    public static List<String> now() {
        List<String> targets = new ArrayList<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                String target = target(descriptor);
                // libffi keeps the code of JNA's callbacks in a file that it has deleted
                boolean ofTheRuntime = target.endsWith(".jar") || target.matches(".*/ffi\\w{6} \\(deleted\\)");
                if (!ofTheRuntime && !target.isEmpty()) {
                    targets.add(target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        targets.sort(null);
        return targets;
    }

    /** The descriptors whose target begins with a text. */
    public static List<String> to(String prefix) {
        return now().stream().filter(target -> target.startsWith(prefix)).toList();
    }

    private static String target(Path descriptor) throws IOException {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (NoSuchFileException e) {
            return "";
        }
    }
}
