package org.vfioscope.linux.internal;

import com.sun.jna.Native;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.errno.Errno;

/** Starts a program of these tests in a JVM of its own. */
public final class ChildJvm {

    private ChildJvm() {}

    /** Starts a main class; what it prints goes to a file. */
    public static Process start(Path output, List<String> options, Class<?> program, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(program), program.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** Where the classes lie that such a program needs; what runs the tests may have a class path of another form. */
    private static String classPath(Class<?> program) {
        Set<String> places = new LinkedHashSet<>();
        for (Class<?> type : List.of(program, HostPaths.class, VfioException.class, Errno.class, Native.class)) {
            try {
                places.add(Path.of(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toString());
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }
        return String.join(File.pathSeparator, places);
    }
}
