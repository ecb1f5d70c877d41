package org.vfioscope.report.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.vfioscope.report.ContentPiece;

/** Content as hexdump -C shows it, 16 bytes a line; lines that repeat the one before are left out behind an asterisk. */
public final class HexLines {

    private static final int LINE = 16;
    private static final HexFormat BYTES = HexFormat.ofDelimiter(" ");

    private HexLines() {}

    /**
     * Spells a piece of content out.
     *
     * @param piece the piece
     * @param out takes the lines, each at most 82 columns wide
     */
    public static void write(ContentPiece piece, Consumer<String> out) {
        switch (piece) {
            case ContentPiece.Data data -> data(data, out);
            case ContentPiece.Fill fill -> out.accept("%s  all bytes %02x".formatted(span(fill), fill.value()));
            case ContentPiece.Unreadable unreadable ->
                out.accept("%s  could not be read: %s".formatted(span(unreadable), unreadable.errno()));
        }
    }

    private static void data(ContentPiece.Data data, Consumer<String> out) {
        byte[] before = null;
        boolean skipping = false;
        for (int at = 0; at < data.bytes().length; at += LINE) {
            byte[] bytes = Arrays.copyOfRange(data.bytes(), at, Math.min(at + LINE, data.bytes().length));
            if (!Arrays.equals(bytes, before)) {
                out.accept(line(data.offset() + at, bytes));
                skipping = false;
            } else if (!skipping) {
                out.accept("*");
                skipping = true;
            }
            before = bytes;
        }
    }

    private static String line(long offset, byte[] bytes) {
        byte[] shown = bytes.clone();
        for (int i = 0; i < shown.length; i++) {
            shown[i] = shown[i] >= ' ' && shown[i] < 0x7f ? shown[i] : (byte) '.';
        }
        String hex = BYTES.formatHex(bytes);
        return "%s  %s  |%s|"
                .formatted(
                        address(offset),
                        hex + " ".repeat(3 * LINE - 1 - hex.length()),
                        new String(shown, StandardCharsets.US_ASCII));
    }

    private static String span(ContentPiece piece) {
        return address(piece.offset()) + " - " + address(piece.offset() + piece.size() - 1);
    }

    private static String address(long offset) {
        return "%08x".formatted(offset);
    }
}
