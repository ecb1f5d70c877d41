package org.vfioscope.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Turns reports into one of their forms. Contributed through the extension point {@code org.vfioscope.report.renderers};
 * an implementation has a public constructor without arguments, keeps no state and is safe for any thread.
 */
public interface ReportRenderer {

    /**
     * Begins a document. The same devices give the same bytes every time, on every machine.
     *
     * @param generator the product and its version, such as {@code Vfioscope 0.1.0}
     * @param out takes the document; not closed by the writer
     * @return takes the devices, in the order to be shown; the caller finishes and closes it
     * @throws IOException if the document cannot be written
     */
    ReportWriter open(String generator, OutputStream out) throws IOException;

    /**
     * Renders a small report as a whole, for a clipboard or a preview.
     *
     * @param report the report
     * @return the whole document, read as UTF-8
     * @throws IOException if captured content cannot be read any more
     */
    default String render(Report report) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ReportWriter writer = open(report.generator(), bytes)) {
            for (DeviceReport device : report.devices()) {
                writer.add(device);
            }
            writer.finish();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
