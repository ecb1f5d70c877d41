package org.vfioscope.report.html;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.Locale;
import java.util.Map;
import org.vfioscope.access.RegionContent;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.MmapRange;
import org.vfioscope.report.ContentPiece;
import org.vfioscope.report.ContentPieces;
import org.vfioscope.report.DeviceReport;
import org.vfioscope.report.ReportRenderer;
import org.vfioscope.report.ReportWriter;
import org.vfioscope.report.Utf8;
import org.vfioscope.report.text.HexLines;

/** A report as one HTML page that needs nothing else: styles for light and dark, address maps as inline SVG. */
public final class HtmlReportRenderer implements ReportRenderer {

    private static final Configuration TEMPLATES = templates();

    private static Configuration templates() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(HtmlReportRenderer.class, "");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("computer");
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        return configuration;
    }

    @Override
    public ReportWriter open(String generator, OutputStream out) throws IOException {
        Writer writer = Utf8.writer(out);
        process("head.ftlh", Map.of("generator", generator), writer);
        return new ReportWriter() {
            @Override
            public void add(DeviceReport device) throws IOException {
                process("device.ftlh", Map.of("device", DeviceView.of(device)), writer);
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

    private static void content(DeviceReport device, RegionContent content, Writer out) throws IOException {
        out.write("<h3>Content of %s</h3>\n<p>%s, %s</p>\n<pre>"
                .formatted(
                        device.regionName(content.region()),
                        new MmapRange(content.offset(), content.size()),
                        new ByteSize(content.size())));
        ContentPieces.forEach(content, piece -> out.write(lines(piece)));
        out.write("</pre>\n");
    }

    private static String lines(ContentPiece piece) {
        StringBuilder lines = new StringBuilder();
        HexLines.write(piece, line -> lines.append(line).append('\n'));
        return lines.toString().replace("&", "&amp;").replace("<", "&lt;");
    }

    private static void process(String template, Map<String, Object> model, Writer out) throws IOException {
        try {
            TEMPLATES.getTemplate(template).process(model, out);
        } catch (TemplateException e) {
            throw new IllegalStateException("the template %s: %s".formatted(template, e.getMessage()), e);
        }
    }
}
