package org.example.docs;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import org.vfioscope.report.DeviceReport;
import org.vfioscope.report.ReportRenderer;
import org.vfioscope.report.ReportWriter;
import org.vfioscope.report.Utf8;

/** Writes the name of each device in a line. */
public final class NamesRenderer implements ReportRenderer {

    @Override
    public ReportWriter open(String generator, OutputStream out) {
        Writer writer = Utf8.writer(out);
        return new ReportWriter() {
            @Override
            public void add(DeviceReport device) throws IOException {
                writer.write(device.name() + "\n");
            }

            @Override
            public void finish() throws IOException {
                writer.flush();
            }
        };
    }
}
