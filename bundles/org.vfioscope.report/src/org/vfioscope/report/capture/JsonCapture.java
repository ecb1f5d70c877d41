package org.vfioscope.report.capture;

import java.io.BufferedInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.RegionContent;
import org.vfioscope.access.spi.Recording;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.DmabufRange;
import org.vfioscope.report.json.JsonReportRenderer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON report. It is checked from one end to the other once, and only the devices' descriptions are kept; a device is
 * read again when it is opened, so that a file of any size takes bounded memory.
 */
final class JsonCapture implements CaptureFile {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private record Place(DeviceDescription device, long position, long line) {}

    private final Path file;
    private final List<Place> places = new ArrayList<>();
    private final Map<String, Integer> names = new HashMap<>();
    private long version;

    private JsonCapture(Path file) {
        this.file = file;
    }

    /**
     * Checks a report.
     *
     * @throws DeviceException if it is damaged or no report; the message tells the line and the reason
     * @throws IOException if the file cannot be read
     */
    static JsonCapture check(Path file) throws DeviceException, IOException {
        JsonCapture capture = new JsonCapture(file);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
            capture.document(parser, new JsonNodes(parser, 0, 0));
        } catch (Damage e) {
            throw damaged(file, e.line(), e.getMessage(), e);
        } catch (JacksonException e) {
            // the parser's own words for bytes that are no text are an I/O error too
            if (e.getCause() instanceof IOException unread && !(unread instanceof CharConversionException)) {
                throw unread;
            }
            // a parser that gets nowhere tells no location, or -1
            long line =
                    e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw damaged(file, line, e.getOriginalMessage(), e);
        }
        return capture;
    }

    static DeviceException damaged(Path file, long line, String reason, Exception cause) {
        return new DeviceException("%s is damaged: line %s: %s".formatted(file, line, reason), cause);
    }

    private void document(JsonParser parser, JsonNodes nodes) throws Damage {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new Damage(1, "a report is a JSON object");
        }
        boolean devices = false;
        String format = "";
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("devices")) {
                check(nodes.line(), format);
                devices(parser, nodes);
                devices = true;
            } else if (nodes.read() instanceof JsonNode node) {
                if (name.equals("format") && node instanceof JsonNode.Text text) {
                    format = text.value();
                } else if (name.equals("version") && node instanceof JsonNode.Number number) {
                    version = number.value();
                }
            }
        }
        if (!devices) {
            throw new Damage(nodes.line(), "\"devices\" is missing");
        }
    }

    private void check(long line, String format) throws Damage {
        if (!format.equals(JsonReportRenderer.FORMAT)) {
            throw new Damage(
                    line,
                    "the \"format\" before the devices is \"%s\", not \"%s\", so this is no report that could be opened"
                            .formatted(format, JsonReportRenderer.FORMAT));
        }
        if (version < 1) {
            throw new Damage(line, "no \"version\" stands before the devices");
        }
    }

    private void devices(JsonParser parser, JsonNodes nodes) throws Damage {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new Damage(nodes.line(), "\"devices\" is no array");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            long position = nodes.position();
            long line = nodes.line();
            Reader fields = Reader.of(nodes.read(), isNewer());
            DeviceDescription device = recording(fields, "").snapshot().device();
            names.putIfAbsent(device.name(), places.size());
            places.add(new Place(device, position, line));
        }
    }

    private boolean isNewer() {
        return version > JsonReportRenderer.VERSION;
    }

    @Override
    public List<DeviceDescription> devices() {
        return places.stream().map(Place::device).toList();
    }

    @Override
    public int count() {
        return places.size();
    }

    @Override
    public int find(String name) {
        return names.getOrDefault(name, -1);
    }

    @Override
    public Recording recording(int index, String name) throws DeviceException {
        Place place = places.get(index);
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(place.position());
            try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), new BufferedInputStream(in))) {
                parser.nextToken();
                JsonNodes nodes = new JsonNodes(parser, place.line() - 1, place.position());
                return recording(Reader.of(nodes.read(), isNewer()), name);
            }
        } catch (Damage | JacksonException | IOException e) {
            throw new DeviceException(
                    "%s: the file changed since it was opened, or cannot be read any more: %s"
                            .formatted(name, e.getMessage()),
                    e);
        }
    }

    private Recording recording(Reader fields, String name) throws Damage {
        DeviceSnapshot snapshot = SnapshotReader.read(fields, file.getFileName().toString());
        List<RegionContent> contents = fields.has("contents")
                ? fields.list("contents", content -> CapturedContent.read(content, file))
                : List.of();
        return new Recording(
                snapshot,
                fields.has("dmabufs") ? fields.list("dmabufs", JsonCapture::dmabuf) : List.of(),
                contents,
                fields.has("occasion") ? fields.optional("occasion", DescriptionReader::occasion) : Optional.empty(),
                isNewer()
                        ? List.of(
                                "%s: the file was written by a newer version (format %s, this one knows %s): what is new in it is not shown"
                                        .formatted(name, version, JsonReportRenderer.VERSION))
                        : List.of());
    }

    private static Dmabuf dmabuf(Reader dmabuf) throws Damage {
        return new Dmabuf(
                dmabuf.number("fd"),
                dmabuf.hex("size"),
                dmabuf.optionalLong("inode"),
                dmabuf.optionalText("exporter").orElse(""),
                dmabuf.number("region"),
                dmabuf.list(
                        "ranges",
                        range -> new DmabufRange(
                                range.hex("regionOffset"), range.hex("size"), range.hex("dmabufOffset"))),
                dmabuf.truth("simulated"));
    }
}
