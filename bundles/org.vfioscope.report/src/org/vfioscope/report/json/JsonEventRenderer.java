package org.vfioscope.report.json;

import java.io.StringWriter;
import java.time.Instant;
import org.vfioscope.model.host.DmabufHolding;
import org.vfioscope.report.watch.WatchEvent;

/** Events as lines of JSON, described by {@code schema/event-1.schema.json}. */
public final class JsonEventRenderer {

    private JsonEventRenderer() {}

    /**
     * Renders an event.
     *
     * @param time when it was noticed
     * @param event the event
     * @return a line, ended by a line feed
     */
    public static String render(Instant time, WatchEvent event) {
        StringWriter line = new StringWriter();
        JsonDocument json = JsonDocument.beginLine(line);
        json.text("time", time.toString());
        json.text("event", event.name());
        switch (event) {
            case WatchEvent.OfDevice of -> json.object("device", () -> new DescriptionJson(json).write(of.device()));
            case WatchEvent.OfDmabuf of -> json.object("dmabuf", () -> holding(json, of.holding()));
        }
        json.end();
        return line.append('\n').toString();
    }

    private static void holding(JsonDocument json, DmabufHolding holding) {
        json.number("pid", holding.pid());
        json.text("process", holding.process());
        json.number("fd", holding.fd());
        holding.inode().ifPresentOrElse(inode -> json.number("inode", inode), () -> json.none("inode"));
        holding.size().ifPresentOrElse(size -> json.hex("size", size), () -> json.none("size"));
        json.text("exporter", holding.exporter());
        json.text("name", holding.name());
    }
}
