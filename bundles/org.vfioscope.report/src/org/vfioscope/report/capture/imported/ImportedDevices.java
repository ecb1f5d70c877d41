package org.vfioscope.report.capture.imported;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.spi.Recording;

/** Reads a file of another program, whichever it is of those that are known. */
public final class ImportedDevices {

    private ImportedDevices() {}

    /**
     * Reads a file, line by line; lines that mean nothing here are passed over. Blocks.
     *
     * @param file QEMU's log, or what lspci printed
     * @return what it tells of each device, in the order of the file
     * @throws DeviceException if no line of it tells of a device
     * @throws IOException if it cannot be read
     */
    public static List<Recording> read(Path file) throws DeviceException, IOException {
        String name = file.getFileName().toString();
        QemuTrace trace = new QemuTrace();
        LspciDump dump = new LspciDump();
        // a log may hold what a guest printed: bytes that are no text must not stop the reading
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                trace.line(line);
                dump.line(line);
            }
        }
        List<Recording> devices = trace.devices(name);
        if (devices.isEmpty()) {
            devices = dump.devices(name);
        }
        if (devices.isEmpty()) {
            throw new DeviceException(
                    "%s is no capture: it is no JSON report, has no vfio_region_setup event of QEMU, and is no output of lspci -vvv -xxxx"
                            .formatted(file));
        }
        return devices;
    }
}
