package org.vfioscope.vfiouser.internal.client;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sockets that the user has told of. Nothing tells a vfio-user socket from any other without connecting, so none is
 * looked for elsewhere.
 *
 * @param places sockets, and folders of sockets
 */
public record KnownSockets(List<Path> places) {

    private static final String PROPERTY = "vfioscope.sockets";
    private static final String VARIABLE = "VFIOSCOPE_SOCKETS";

    // the file type in st_mode: S_IFMT and S_IFSOCK, linux/stat.h
    private static final int TYPE = 0170000;
    private static final int SOCKET = 0140000;

    /** {@return what the system property, or else the environment variable names} */
    public static KnownSockets ofEnvironment() {
        String list = Optional.ofNullable(System.getProperty(PROPERTY))
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
                .orElse("");
        return new KnownSockets(Arrays.stream(list.split(File.pathSeparator))
                .filter(place -> !place.isBlank())
                .map(Path::of)
                .toList());
    }

    /** {@return the sockets, those of a folder by name; a place that is not there is among them} */
    public List<Path> paths() {
        List<Path> paths = new ArrayList<>();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                paths.addAll(socketsIn(place));
            } else {
                paths.add(place);
            }
        }
        return paths;
    }

    private static List<Path> socketsIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sockets = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                if (Files.exists(file) && isSocket(file)) {
                    sockets.add(file);
                }
            }
            return sockets;
        } catch (IOException | UncheckedIOException e) {
            // shown in the list as what it is, with the reason
            return List.of(folder);
        }
    }

    /**
     * Whether a file is a socket.
     *
     * @param file the file
     * @return whether it is one
     * @throws IOException if it cannot be looked at
     */
    public static boolean isSocket(Path file) throws IOException {
        return ((Integer) Files.getAttribute(file, "unix:mode") & TYPE) == SOCKET;
    }
}
