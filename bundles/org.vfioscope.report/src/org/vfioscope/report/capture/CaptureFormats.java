package org.vfioscope.report.capture;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vfioscope.access.DeviceException;
import org.vfioscope.report.capture.imported.ImportedDevices;

/** Tells by its content what a file is. */
final class CaptureFormats {

    private CaptureFormats() {}

    static CaptureFile read(Path file) throws DeviceException, IOException {
        return beginsAnObject(file) ? JsonCapture.check(file) : new ImportedCapture(ImportedDevices.read(file));
    }

    private static boolean beginsAnObject(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            int first = in.read();
            while (first >= 0 && Character.isWhitespace(first)) {
                first = in.read();
            }
            return first == '{';
        }
    }
}
