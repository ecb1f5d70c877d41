package org.vfioscope.report.svg;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vfioscope.report.DeviceReport;
import org.vfioscope.report.MarkupWriter;
import org.vfioscope.report.ReportRenderer;
import org.vfioscope.report.ReportWriter;
import org.vfioscope.report.Templates;

/**
 * The address maps of the devices, one below the other, as one SVG drawing, light or dark as its reader likes it. How high it
 * is stands at its beginning, so the maps of all devices, though nothing else of them, are kept until the last one is there.
 */
public final class SvgReportRenderer implements ReportRenderer {

    @Override
    public ReportWriter open(String generator, OutputStream out) throws IOException {
        List<DeviceDrawing> devices = new ArrayList<>();
        return new ReportWriter() {
            private int height;

            @Override
            public void add(DeviceReport device) {
                DeviceDrawing drawing = DeviceDrawing.of(device, height);
                devices.add(drawing);
                height += drawing.height();
            }

            @Override
            public void finish() throws IOException {
                Writer writer = MarkupWriter.to(out);
                Templates.process(
                        "svg/report.ftlh",
                        Map.of("generator", generator, "height", height, "devices", devices),
                        writer);
                writer.flush();
            }
        };
    }
}
