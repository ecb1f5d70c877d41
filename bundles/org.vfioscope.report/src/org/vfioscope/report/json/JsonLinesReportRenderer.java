package org.vfioscope.report.json;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import org.vfioscope.report.DeviceReport;
import org.vfioscope.report.ReportRenderer;
import org.vfioscope.report.ReportWriter;
import org.vfioscope.report.Utf8;

/** A line of JSON for each device, written as soon as the device was read: the report's device object behind three keys. */
public final class JsonLinesReportRenderer implements ReportRenderer {

    /** Each line's {@code format}. */
    public static final String FORMAT = "vfioscope-device";

    @Override
    public ReportWriter open(String generator, OutputStream out) {
        Writer writer = Utf8.writer(out);
        return new ReportWriter() {
            @Override
            public void add(DeviceReport device) throws IOException {
                JsonFailure.unwrap(() -> {
                    JsonDocument json = JsonDocument.beginLine(writer);
                    json.text("format", FORMAT);
                    json.number("version", JsonReportRenderer.VERSION);
                    json.text("generator", generator);
                    new DeviceJson(json).write(device);
                    json.end();
                });
                writer.write('\n');
                writer.flush();
            }

            @Override
            public void finish() throws IOException {
                writer.flush();
            }
        };
    }
}
