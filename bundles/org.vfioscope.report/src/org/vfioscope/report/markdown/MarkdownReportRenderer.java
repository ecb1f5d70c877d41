package org.vfioscope.report.markdown;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import org.vfioscope.access.RegionContent;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.MmapRange;
import org.vfioscope.report.ContentPieces;
import org.vfioscope.report.DeviceReport;
import org.vfioscope.report.ReportRenderer;
import org.vfioscope.report.ReportWriter;
import org.vfioscope.report.Utf8;
import org.vfioscope.report.text.HexLines;

/** A report for a mailing list or an issue: Markdown that also reads well unrendered, in 80 columns. */
public final class MarkdownReportRenderer implements ReportRenderer {

    @Override
    public ReportWriter open(String generator, OutputStream out) throws IOException {
        Writer writer = Utf8.writer(out);
        MarkdownPage page = new MarkdownPage();
        page.heading(1, "VFIO devices");
        page.paragraph("Reported by %s.".formatted(generator));
        return new ReportWriter() {
            @Override
            public void add(DeviceReport device) throws IOException {
                new DeviceMarkdown(page, device).write();
                for (RegionContent content : device.contents()) {
                    content(page, device, content, writer);
                }
                page.flushTo(writer);
            }

            @Override
            public void finish() throws IOException {
                page.flushTo(writer);
                writer.flush();
            }
        };
    }

    private static void content(MarkdownPage page, DeviceReport device, RegionContent content, Writer out)
            throws IOException {
        page.heading(3, "Content of " + device.regionName(content.region()));
        page.paragraph(
                "%s, %s".formatted(new MmapRange(content.offset(), content.size()), new ByteSize(content.size())));
        page.fence();
        ContentPieces.forEach(content, piece -> {
            HexLines.write(piece, page::verbatim);
            page.flushTo(out);
        });
        page.endFence();
    }
}
