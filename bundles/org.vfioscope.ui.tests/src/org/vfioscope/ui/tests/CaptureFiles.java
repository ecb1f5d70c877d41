package org.vfioscope.ui.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.Occasion;
import org.vfioscope.report.export.ContentChoice;
import org.vfioscope.report.export.ExportListener;
import org.vfioscope.report.export.ExportOptions;
import org.vfioscope.report.export.ReportExport;
import org.vfioscope.report.json.JsonReportRenderer;

/** Files of captured devices for tests. */
final class CaptureFiles {

    private CaptureFiles() {}

    /** Captures simulated devices that the window has not open, as the command line would. */
    static Path capture(Path file, DeviceAccess window, String... names) throws Exception {
        return capture(file, List.of(), window, names);
    }

    /** Captures simulated devices with some content of each. */
    static Path capture(Path file, List<ContentChoice> contents, DeviceAccess window, String... names)
            throws Exception {
        try (DeviceAccess access = new DeviceAccess(window.providers(), Clock.systemUTC())) {
            List<DeviceDescription> devices = new ArrayList<>();
            for (String name : names) {
                devices.add(access.describe(name));
            }
            Occasion now = new Occasion(Instant.parse("2026-11-22T10:00:00Z"), "bench", "Linux 7.3.4 amd64");
            ExportListener strict = error -> {
                throw new AssertionError(error);
            };
            ExportOptions options = new ExportOptions(contents, AccessWidth.DWORD, true, true, Optional.empty(), false);
            new ReportExport(access, now, options, strict)
                    .write(devices, new JsonReportRenderer(), "Vfioscope test", file);
        }
        return file;
    }

    /** A log of QEMU's trace events among other lines. */
    static Path qemuLog(Path file) throws IOException {
        return Files.writeString(file, """
                qemu: something else
                vfio_region_setup Device 0000:06:0d.0, region 0 "0000:06:0d.0 BAR 0", flags: 0x7, offset: 0x0, size: 0x4000
                vfio_region_mmap Region 0000:06:0d.0 BAR 0 mmaps[0] [0x0 - 0x3fff]
                """);
    }
}
