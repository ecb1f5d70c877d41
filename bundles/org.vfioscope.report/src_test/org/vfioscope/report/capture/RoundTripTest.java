package org.vfioscope.report.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.report.Golden;
import org.vfioscope.report.Report;
import org.vfioscope.report.SampleDevices;
import org.vfioscope.report.export.ExportListener;
import org.vfioscope.report.export.ExportOptions;
import org.vfioscope.report.export.ReportExport;
import org.vfioscope.report.json.JsonReportRenderer;

/** What was captured, opened and exported again is the same, byte by byte. */
class RoundTripTest {

    @TempDir
    Path folder;

    @Test
    void severalDevicesWithAllThatThereIs() throws Exception {
        Path file = Files.writeString(folder.resolve("several.json"), Golden.text("report.json"));
        assertThat(exported(file)).isEqualTo(Golden.text("report.json"));
    }

    @Test
    void oneDevice() throws Exception {
        String one = new JsonReportRenderer().render(new Report("Vfioscope 0.1.0", List.of(SampleDevices.gpu())));
        Path file = Files.writeString(folder.resolve("one#1.json"), one);
        assertThat(exported(file)).isEqualTo(one);
    }

    @Test
    void aCaptureOfACapture() throws Exception {
        Path first = Files.writeString(folder.resolve("a.json"), Golden.text("report.json"));
        Path second = Files.writeString(folder.resolve("b.json"), exported(first));
        assertThat(exported(second)).isEqualTo(Golden.text("report.json"));
    }

    static String exported(Path file) throws VfioException, DeviceException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeviceAccess access = new DeviceAccess(List.of(new CaptureProvider()), Clock.systemUTC())) {
            ExportListener listener = error -> {
                throw new AssertionError(error);
            };
            new ReportExport(access, SampleDevices.OCCASION, ExportOptions.USUAL, listener)
                    .write(access.describeAll("capture:" + file), new JsonReportRenderer(), "Vfioscope 0.1.0", out);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
