package org.vfioscope.report;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;

/**
 * Writes HTML or SVG. Characters that XML 1.0 cannot hold, not even escaped (its production "Char"), become question marks,
 * whatever text they come in: a page or drawing with one of them would not open at all. Half a surrogate pair becomes one in
 * {@link Utf8}.
 */
public final class MarkupWriter extends FilterWriter {

    private MarkupWriter(Writer out) {
        super(out);
    }

    /**
     * A buffered writer to a stream. Whoever ends the document flushes it.
     *
     * @param out the stream
     * @return the writer
     */
    public static MarkupWriter to(OutputStream out) {
        return new MarkupWriter(Utf8.writer(out));
    }

    /**
     * Writes text between tags, with what means something there escaped.
     *
     * @param text the text
     * @throws IOException if it cannot be written
     */
    public void text(String text) throws IOException {
        write(text.replace("&", "&amp;").replace("<", "&lt;"));
    }

    @Override
    public void write(int character) throws IOException {
        out.write(legal((char) character));
    }

    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
        write(new String(characters, offset, length), 0, length);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        int end = offset + length;
        int written = offset;
        for (int i = offset; i < end; i++) {
            if (legal(text.charAt(i)) != text.charAt(i)) {
                out.write(text, written, i - written);
                out.write('?');
                written = i + 1;
            }
        }
        out.write(text, written, end - written);
    }

    private static char legal(char character) {
        boolean control = character < ' ' && character != '\t' && character != '\n' && character != '\r';
        return control || character >= '\ufffe' ? '?' : character;
    }
}
