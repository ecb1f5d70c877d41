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

    private record Known(FileTime time, long size, CaptureFile capture) {}

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
            known = new Known(time, size, CaptureFormats.read(path));
            if (known.capture().devices().isEmpty()) {
                throw new DeviceException("%s holds no device".formatted(path));
            }
            files.put(file, known);
        }
        return known.capture();
    }
}
