package org.vfioscope.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.report.content.IntelHex;

/** Writes registers as a file's bytes, in the form that the file's name asks for. */
abstract class ContentFile {

    /** Takes a byte at its offset from the region's start. */
    abstract void write(long offset, byte value) throws IOException;

    /** Writes what comes last. */
    abstract void end() throws IOException;

    /** Writes a register, little-endian. */
    final void write(long offset, long value, AccessWidth width) throws IOException {
        for (int i = 0; i < width.bytes(); i++) {
            write(offset + i, (byte) (value >>> i * Byte.SIZE));
        }
    }

    /** A file of a range of a region, in bytes. */
    static ContentFile of(Path file, OutputStream out, long offset, long length) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".hex") || name.endsWith(".ihex")
                ? new Hex(new IntelHex(out, offset, length))
                : new Binary(out);
    }

    private static final class Hex extends ContentFile {

        private final IntelHex hex;

        Hex(IntelHex hex) {
            this.hex = hex;
        }

        @Override
        void write(long offset, byte value) throws IOException {
            hex.write(offset, value);
        }

        @Override
        void end() throws IOException {
            hex.end();
        }
    }

    private static final class Binary extends ContentFile {

        private final OutputStream out;

        Binary(OutputStream out) {
            this.out = out;
        }

        @Override
        void write(long offset, byte value) throws IOException {
            out.write(value);
        }

        @Override
        void end() {
            // nothing stands behind the last byte
        }
    }
}
