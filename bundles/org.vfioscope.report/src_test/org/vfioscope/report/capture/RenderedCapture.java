package org.vfioscope.report.capture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.report.ReportRenderer;
import org.vfioscope.report.SampleDevices;
import org.vfioscope.report.export.ExportOptions;
import org.vfioscope.report.export.ReportExport;

/** What becomes of the text of a capture when it is opened as a device and exported again. */
public final class RenderedCapture {

    private RenderedCapture() {}

    /**
     * Opens a capture and renders what was in it; an error of a device is one of the test.
     *
     * @param capture the text of the capture's file
     * @param file where to put it
     */
    public static String of(String capture, Path file, ReportRenderer renderer) throws Exception {
        Files.writeString(file, capture);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeviceAccess access = new DeviceAccess(List.of(new CaptureProvider()), Clock.systemUTC())) {
            new ReportExport(access, SampleDevices.OCCASION, ExportOptions.USUAL, error -> {
                        throw new AssertionError(error);
                    })
                    .write(access.describeAll("capture:" + file), renderer, "Vfioscope 0.1.0", out);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
