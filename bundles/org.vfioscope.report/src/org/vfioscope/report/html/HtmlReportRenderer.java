package org.vfioscope.report.html;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.vfioscope.access.RegionContent;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.MmapRange;
import org.vfioscope.report.ContentPiece;
import org.vfioscope.report.ContentPieces;
import org.vfioscope.report.DeviceReport;
import org.vfioscope.report.MarkupWriter;
import org.vfioscope.report.ReportRenderer;
import org.vfioscope.report.ReportWriter;
import org.vfioscope.report.Templates;
import org.vfioscope.report.text.HexLines;

/** A report as one HTML page that needs nothing else: styles for light and dark, address maps as inline SVG. */
public final class HtmlReportRenderer implements ReportRenderer {

    @Override
    public ReportWriter open(String generator, OutputStream out) throws IOException {
        MarkupWriter writer = MarkupWriter.to(out);
        Templates.process("html/head.ftlh", Map.of("generator", generator), writer);
        return new ReportWriter() {
            @Override
            public void add(DeviceReport device) throws IOException {
                Templates.process("html/device.ftlh", Map.of("device", DeviceView.of(device)), writer);
                for (RegionContent content : device.contents()) {
                    content(device, content, writer);
                }
                writer.write("</section>\n");
            }

            @Override
            public void finish() throws IOException {
                writer.write("</main>\n</body>\n</html>\n");
                writer.flush();
            }
        };
    }

    private static void content(DeviceReport device, RegionContent content, MarkupWriter out) throws IOException {
        out.write("<h3>Content of ");
        out.text(device.regionName(content.region()));
        out.write("</h3>\n<p>%s, %s</p>\n<pre>"
                .formatted(new MmapRange(content.offset(), content.size()), new ByteSize(content.size())));
        ContentPieces.forEach(content, piece -> out.text(lines(piece)));
        out.write("</pre>\n");
    }

    private static String lines(ContentPiece piece) {
        StringBuilder lines = new StringBuilder();
        HexLines.write(piece, line -> lines.append(line).append('\n'));
        return lines.toString();
    }
}
