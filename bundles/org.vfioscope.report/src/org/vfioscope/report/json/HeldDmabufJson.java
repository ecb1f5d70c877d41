package org.vfioscope.report.json;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.vfioscope.model.host.DmabufHolding;
import org.vfioscope.model.host.DmabufOrigin;
import org.vfioscope.model.host.DmabufOrigin.Place;
import org.vfioscope.model.host.HeldDmabuf;

/** Writes a process's descriptor of a dmabuf, with what the dmabuf is of. */
final class HeldDmabufJson {

    private HeldDmabufJson() {}

    static void write(JsonDocument json, HeldDmabuf dmabuf) {
        DmabufHolding holding = dmabuf.holding();
        json.number("pid", holding.pid());
        json.text("process", holding.process());
        json.number("fd", holding.fd());
        holding.inode().ifPresentOrElse(inode -> json.number("inode", inode), () -> json.none("inode"));
        json.text("size", hex(holding.size()));
        json.text("exporter", holding.exporter());
        json.text("name", holding.name());
        json.object("origin", () -> origin(json, dmabuf.origin()));
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
