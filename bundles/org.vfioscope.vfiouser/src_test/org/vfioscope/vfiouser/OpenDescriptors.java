package org.vfioscope.vfiouser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the descriptors of this process lead to, in order; jars and code apart, which JVM and JNA open when they like. */
public final class OpenDescriptors {

    /** Where JNA keeps the code that it generates. */
    private static final String JNA_CODE = "/tmp/ffi";

    private OpenDescriptors() {}

    public static List<String> now() {
        List<String> targets = new ArrayList<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                String target = target(descriptor);
                if (!target.endsWith(".jar") && !target.startsWith(JNA_CODE) && !target.isEmpty()) {
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
