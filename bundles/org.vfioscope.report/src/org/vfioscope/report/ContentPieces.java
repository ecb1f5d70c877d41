package org.vfioscope.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.RegionContent;
import org.vfioscope.access.VfioException;

/** Walks over a run of content in pieces of bounded size, each byte read once. */
public final class ContentPieces {

    /** The most bytes that a piece of data holds. */
    public static final int PIECE = 1 << 16;

    private final RegionContent content;
    private final Sink sink;
    private ContentPiece pending;

    private ContentPieces(RegionContent content, Sink sink) {
        this.content = content;
        this.sink = sink;
    }

    /** Takes the pieces, in ascending order. */
    @FunctionalInterface
    public interface Sink {

        /**
         * Takes a piece.
         *
         * @param piece the piece; its bytes are the sink's
         * @throws IOException if it cannot be written
         */
        void accept(ContentPiece piece) throws IOException;
    }

    /**
     * Reads content and hands it on piece by piece. Neighbouring pieces of one repeated byte, and such that could not be
     * read for the same reason, become one. Blocks.
     *
     * @param content what to read
     * @param sink takes the pieces
     * @throws IOException if the sink fails, or there is nothing any more that could be read from
     */
    public static void forEach(RegionContent content, Sink sink) throws IOException {
        new ContentPieces(content, sink).walk();
    }

    private void walk() throws IOException {
        for (long done = 0; Long.compareUnsigned(done, content.size()) < 0; ) {
            long left = content.size() - done;
            int length = Long.compareUnsigned(left, PIECE) < 0 ? (int) left : PIECE;
            add(read(content.offset() + done, length));
            done += length;
        }
        if (pending != null) {
            sink.accept(pending);
        }
    }

    private ContentPiece read(long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        try {
            content.reader().read(offset, ByteBuffer.wrap(bytes));
        } catch (VfioException e) {
            return new ContentPiece.Unreadable(offset, length, e.errno());
        } catch (DeviceException e) {
            throw new IOException(e.getMessage(), e);
        }
        for (byte b : bytes) {
            if (b != bytes[0]) {
                return new ContentPiece.Data(offset, bytes);
            }
        }
        return new ContentPiece.Fill(offset, length, bytes[0]);
    }

    private void add(ContentPiece piece) throws IOException {
        if (pending instanceof ContentPiece.Fill before
                && piece instanceof ContentPiece.Fill more
                && before.value() == more.value()) {
            pending = new ContentPiece.Fill(before.offset(), before.size() + more.size(), before.value());
        } else if (pending instanceof ContentPiece.Unreadable before
                && piece instanceof ContentPiece.Unreadable more
                && before.errno().equals(more.errno())) {
            pending = new ContentPiece.Unreadable(before.offset(), before.size() + more.size(), before.errno());
        } else {
            if (pending != null) {
                sink.accept(pending);
            }
            pending = piece;
        }
    }
}
