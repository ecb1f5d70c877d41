package org.vfioscope.report.json;

import java.io.StringWriter;
import java.time.Instant;
import java.util.Locale;
import org.vfioscope.model.DmabufState;
import org.vfioscope.report.watch.DmabufBelief;
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
            case WatchEvent.OfDmabuf of -> {
                json.object("dmabuf", () -> HeldDmabufJson.write(json, of.held()));
                json.object("state", () -> belief(json, of.belief()));
            }
        }
        json.end();
        return line.append('\n').toString();
    }

    private static void belief(JsonDocument json, DmabufBelief belief) {
        json.text("name", belief.state().map(DmabufState::label).orElse("unknown"));
        // that a descriptor is gone is seen; all else is a conclusion from the device
        json.text("known", belief.state().map(JsonEventRenderer::known).orElse("unknown"));
        json.text("evidence", belief.evidence().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.text("words", belief.evidence().words());
    }

    private static String known(DmabufState state) {
        return state == DmabufState.RELEASED ? "certain" : "inferred";
    }
}
