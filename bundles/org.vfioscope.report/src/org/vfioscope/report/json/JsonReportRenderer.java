package org.vfioscope.report.json;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import org.vfioscope.report.DeviceReport;
import org.vfioscope.report.ReportRenderer;
import org.vfioscope.report.ReportWriter;
import org.vfioscope.report.Utf8;

/**
 * The canonical form: everything a report holds, described by {@code schema/report-1.schema.json}. It can be opened
 * again as a device.
 */
public final class JsonReportRenderer implements ReportRenderer {

    /** The document's {@code format}. */
    public static final String FORMAT = "vfioscope-report";

    /** The document's {@code version}; it grows when a reader of the version before could go wrong. */
    public static final int VERSION = 1;

    @Override
    public ReportWriter open(String generator, OutputStream out) {
        Writer writer = Utf8.writer(out);
        JsonDocument json = JsonDocument.begin(writer);
        json.text("format", FORMAT);
        json.number("version", VERSION);
        json.text("generator", generator);
        json.beginArray("devices");
        DeviceJson devices = new DeviceJson(json);
        return new ReportWriter() {
            @Override
            public void add(DeviceReport device) throws IOException {
                JsonFailure.unwrap(() -> {
                    json.beginElement();
                    devices.write(device);
                    json.endElement();
                });
            }

            @Override
            public void finish() throws IOException {
                JsonFailure.unwrap(() -> {
                    json.endArray();
                    json.end();
                });
                writer.write('\n');
                writer.flush();
            }
        };
    }
}
