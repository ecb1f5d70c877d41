package org.vfioscope.report.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import org.vfioscope.access.DeviceException;

/** The files that were read, each for as long as it stays as it was. Safe for any thread. */
final class CaptureCache {

    /** What reading a file gave: its devices, or why there are none. */
    private sealed interface Known {
        FileTime time();

        long size();

        record Good(FileTime time, long size, CaptureFile capture) implements Known {}

        record Bad(FileTime time, long size, DeviceException reason) implements Known {}
    }

    private final Map<Path, Known> files = new HashMap<>();

    /**
     * A file, read anew where it changed.
     *
     * @throws DeviceException if it is damaged or holds no device
     * @throws IOException if it cannot be read
     */
    synchronized CaptureFile get(Path path) throws IOException, DeviceException {
        Path file = path.toRealPath();
        FileTime time = Files.getLastModifiedTime(file);
        long size = Files.size(file);
        Known known = files.get(file);
        if (known == null || !known.time().equals(time) || known.size() != size) {
            known = read(path, time, size);
            files.put(file, known);
        }
        return switch (known) {
            case Known.Good good -> good.capture();
            // a damaged file of any length is not read to its end again for every list that it is in
            case Known.Bad bad -> throw new DeviceException(bad.reason().getMessage(), bad.reason());
        };
    }

    private static Known read(Path path, FileTime time, long size) throws IOException {
        try {
            CaptureFile capture = CaptureFormats.read(path);
            if (capture.devices().isEmpty()) {
                throw new DeviceException("%s holds no device".formatted(path));
            }
            return new Known.Good(time, size, capture);
        } catch (DeviceException e) {
            return new Known.Bad(time, size, e);
        }
    }
}
