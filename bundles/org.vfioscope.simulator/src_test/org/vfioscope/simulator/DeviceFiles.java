package org.vfioscope.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Directories of device files, for the tests. */
final class DeviceFiles {

    private static final Path VALID = Path.of("src_test/files/valid.json");

    private DeviceFiles() {}

    /** A small device: BAR 0 of 16 KiB with the MSI-X table at 0x2000, I/O ports in BAR 4. */
    static String valid() {
        try {
            return Files.readString(VALID);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A directory that holds one file. */
    static Optional<Path> directory(String name, String content) throws IOException {
        Path directory = Files.createTempDirectory("devices");
        directory.toFile().deleteOnExit();
        Path file = Files.writeString(directory.resolve(name + ".json"), content);
        file.toFile().deleteOnExit();
        return Optional.of(directory);
    }
}
