package org.vfioscope.report;

import java.io.BufferedWriter;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** How every form of text is written: as UTF-8, whatever the locale says. */
public final class Utf8 {

    private Utf8() {}

    /**
     * A buffered writer to a stream. Whoever ends the document flushes it.
     *
     * @param out the stream
     * @return the writer
     */
    public static Writer writer(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    }
}
