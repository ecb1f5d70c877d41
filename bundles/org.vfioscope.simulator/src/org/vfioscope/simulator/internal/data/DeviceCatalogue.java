package org.vfioscope.simulator.internal.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The device files there are: the shipped ones, and those of the user's directory. A file NAME.json describes the device
 * sim:NAME; one of the user's takes the place of a shipped one of the same name. Files are read anew each time.
 */
public final class DeviceCatalogue {

    private static final String SUFFIX = ".json";
    private static final String SHIPPED = "/org/vfioscope/simulator/devices/";
    /** A jar cannot be listed through a class loader, so the names of the shipped files stand in a file, too. */
    private static final String INDEX = SHIPPED + "index.txt";

    private final Optional<Path> directory;

    /**
     * A catalogue.
     *
     * @param directory the user's directory of device files; empty where there is none
     */
    public DeviceCatalogue(Optional<Path> directory) {
        this.directory = directory;
    }

    /** Opens a device file. */
    @FunctionalInterface
    private interface Source {
        InputStream open() throws IOException;
    }

    private record Entry(String file, Source source) {}

    /**
     * The names of all devices, without reading their files.
     *
     * @return the names without {@code sim:}: the shipped ones in their order, then the user's, sorted; none of the user's
     *     where {@link #directoryProblem} says why
     */
    public List<String> names() {
        List<String> names = new ArrayList<>(shipped());
        userFiles().keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);
        return names;
    }

    /**
     * What keeps the user's directory from being listed.
     *
     * @return directory and reason in one sentence without its full stop, or empty where nothing does
     */
    public Optional<String> directoryProblem() {
        try {
            listUserFiles();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    "%s is no folder of device files: %s".formatted(directory.orElseThrow(), Unreadable.reason(e)));
        }
    }

    /**
     * Reads and checks a device's file.
     *
     * @param name a name out of {@link #names()}
     * @param providerId the provider's id
     * @return the device; empty where there is no file of that name
     * @throws DeviceFileException if the file cannot be read or is wrong
     */
    public Optional<SimulatedHardware> read(String name, String providerId) throws DeviceFileException {
        Optional<Entry> entry = entry(name);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        String file = entry.get().file();
        try (InputStream json = entry.get().source().open()) {
            DeviceFile read = DeviceFileReader.read(file, json);
            return Optional.of(DeviceFileChecker.check(file, providerId + ":" + name, providerId, read));
        } catch (IOException e) {
            throw new DeviceFileException(file, Unreadable.reason(e), e);
        }
    }

    private Optional<Entry> entry(String name) {
        Path path = userFiles().get(name);
        if (path != null) {
            return Optional.of(new Entry(path.toString(), () -> Files.newInputStream(path)));
        }
        if (shipped().contains(name)) {
            return Optional.of(new Entry(name + SUFFIX, () -> resource(SHIPPED + name + SUFFIX)));
        }
        return Optional.empty();
    }

    private Map<String, Path> userFiles() {
        try {
            return listUserFiles();
        } catch (IOException e) {
            // the shipped devices stay; directoryProblem says why there are no others
            return Map.of();
        }
    }

    private Map<String, Path> listUserFiles() throws IOException {
        Map<String, Path> files = new TreeMap<>();
        if (directory.isPresent()) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(directory.get(), "*" + SUFFIX)) {
                for (Path file : found) {
                    String name = file.getFileName().toString();
                    files.put(name.substring(0, name.length() - SUFFIX.length()), file);
                }
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
        }
        return files;
    }

    private static List<String> shipped() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(resource(INDEX), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String path) {
        return Objects.requireNonNull(DeviceCatalogue.class.getResourceAsStream(path), path);
    }
}
