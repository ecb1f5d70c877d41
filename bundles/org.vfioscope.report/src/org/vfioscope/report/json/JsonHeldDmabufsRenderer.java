package org.vfioscope.report.json;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.vfioscope.access.HeldDmabufs;
import org.vfioscope.model.host.DmabufHolding;
import org.vfioscope.model.host.DmabufOrigin;
import org.vfioscope.model.host.DmabufOrigin.Place;
import org.vfioscope.report.HeldDmabufsRenderer;

/** The dmabufs of all processes, described by {@code schema/holders-1.schema.json}. */
public final class JsonHeldDmabufsRenderer implements HeldDmabufsRenderer {

    /** The document's {@code format}. */
    public static final String FORMAT = "vfioscope-holders";

    /** The document's {@code version}; it grows when a reader of the version before could go wrong. */
    public static final int VERSION = 1;

    @Override
    public String render(String generator, HeldDmabufs held) {
        return JsonDocument.write(json -> {
            json.text("format", FORMAT);
            json.number("version", VERSION);
            json.text("generator", generator);
            json.objects("dmabufs", held.dmabufs(), dmabuf -> {
                DmabufHolding holding = dmabuf.holding();
                json.number("pid", holding.pid());
                json.text("process", holding.process());
                json.number("fd", holding.fd());
                holding.inode().ifPresentOrElse(inode -> json.number("inode", inode), () -> json.none("inode"));
                json.text("size", hex(holding.size()));
                json.text("exporter", holding.exporter());
                json.text("name", holding.name());
                json.object("origin", () -> origin(json, dmabuf.origin()));
            });
            json.objects("devices", held.devices(), holding -> {
                json.number("pid", holding.pid());
                json.text("process", holding.process());
                json.number("fd", holding.fd());
                json.text("kind", holding.kind().name().toLowerCase(Locale.ROOT));
                json.texts("devices", holding.devices());
            });
            json.number("unreadableProcesses", held.unreadable());
        });
    }

    private static void origin(JsonDocument json, DmabufOrigin origin) {
        switch (origin) {
            case DmabufOrigin.Own own -> origin(json, "certain", List.of(own.place()));
            case DmabufOrigin.Inferred inferred -> origin(json, "inferred", List.of(inferred.place()));
            case DmabufOrigin.OneOf several -> origin(json, "ambiguous", several.places());
            case DmabufOrigin.Unknown unknown -> origin(json, "unknown", List.of());
        }
        json.text("words", origin.words());
    }

    private static void origin(JsonDocument json, String certainty, List<Place> places) {
        json.text("certainty", certainty);
        json.objects("places", places, place -> {
            json.text("device", place.device());
            json.number("region", place.region());
        });
    }

    private static Optional<String> hex(OptionalLong value) {
        return value.isPresent() ? Optional.of("0x" + Long.toHexString(value.getAsLong())) : Optional.empty();
    }
}
