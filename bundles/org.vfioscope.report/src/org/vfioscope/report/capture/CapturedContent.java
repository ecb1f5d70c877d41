package org.vfioscope.report.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.RegionContent;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** A captured run of content: its pieces, and where in the file their bytes are. */
final class CapturedContent {

    private static final Advice REFUSED_THEN =
            new Advice("The device refused this when it was captured", "Capture it again, or open the device itself");

    private record Piece(long offset, long size, Optional<JsonNode.Bytes> bytes, Optional<Errno> errno, byte fill) {

        boolean holds(long at) {
            return Long.compareUnsigned(at - offset, size) < 0;
        }
    }

    private final Path file;
    private final List<Piece> pieces;

    private CapturedContent(Path file, List<Piece> pieces) {
        this.file = file;
        this.pieces = pieces;
    }

    static RegionContent read(Reader content, Path file) throws Damage {
        CapturedContent captured = new CapturedContent(file, content.list("pieces", CapturedContent::piece));
        long offset = content.hex("offset");
        long size = content.hex("size");
        long at = offset;
        for (Piece piece : captured.pieces) {
            if (piece.offset() != at) {
                throw content.damage("pieces", "lack the bytes from 0x%x on".formatted(at));
            }
            at += piece.size();
        }
        if (at != offset + size) {
            throw content.damage("pieces", "end at 0x%x instead of 0x%x".formatted(at, offset + size));
        }
        return new RegionContent(content.number("region"), offset, size, captured::read);
    }

    private static Piece piece(Reader piece) throws Damage {
        long offset = piece.hex("offset");
        long size = piece.hex("size");
        if (size == 0) {
            throw piece.damage("size", "is 0");
        }
        Optional<JsonNode.Bytes> bytes = piece.bytes("base64");
        if (bytes.isPresent()) {
            if (bytes.get().length() != size) {
                throw piece.damage(
                        "base64",
                        "stands for %s bytes, not for %s".formatted(bytes.get().length(), Long.toUnsignedString(size)));
            }
            return new Piece(offset, size, bytes, Optional.empty(), (byte) 0);
        }
        if (piece.has("fill")) {
            return new Piece(offset, size, Optional.empty(), Optional.empty(), (byte) piece.id("fill"));
        }
        Optional<Errno> errno = SnapshotReader.errno(piece, "unreadable");
        return new Piece(offset, size, Optional.empty(), errno, (byte) 0);
    }

    private void read(long offset, ByteBuffer into) throws VfioException, DeviceException {
        int done = 0;
        while (done < into.limit()) {
            long at = offset + done;
            Piece piece = piece(at);
            if (piece.errno().isPresent()) {
                throw new VfioException(
                        file.toString(), Operation.REGION_READ, piece.errno().get(), REFUSED_THEN);
            }
            long left = piece.offset() + piece.size() - at;
            int count = Long.compareUnsigned(left, into.limit() - done) < 0 ? (int) left : into.limit() - done;
            copy(piece, at, into.slice(done, count));
            done += count;
        }
    }

    /** The pieces follow one another without gaps, which was checked: a GiB has some 16,000. */
    private Piece piece(long at) throws DeviceException {
        int low = 0;
        int high = pieces.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Piece piece = pieces.get(middle);
            if (piece.holds(at)) {
                return piece;
            }
            if (Long.compareUnsigned(piece.offset(), at) < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        throw new DeviceException("%s does not hold 0x%x".formatted(file, at));
    }

    private void copy(Piece piece, long at, ByteBuffer into) throws DeviceException {
        if (piece.bytes().isEmpty()) {
            while (into.hasRemaining()) {
                into.put(piece.fill());
            }
            return;
        }
        into.put(bytes(piece.bytes().get()), (int) (at - piece.offset()), into.limit());
    }

    private byte[] bytes(JsonNode.Bytes place) throws DeviceException {
        ByteBuffer text = ByteBuffer.allocate((place.length() + 2) / 3 * 4);
        try (FileChannel channel = FileChannel.open(file)) {
            while (text.hasRemaining()) {
                if (channel.read(text, place.position() + text.position()) < 0) {
                    throw new IOException("it ends too early");
                }
            }
            return Base64.getDecoder().decode(text.array());
        } catch (IOException | IllegalArgumentException e) {
            throw new DeviceException(
                    "%s, line %s: the content cannot be read any more: %s"
                            .formatted(file, place.line(), e.getMessage()),
                    e);
        }
    }
}
