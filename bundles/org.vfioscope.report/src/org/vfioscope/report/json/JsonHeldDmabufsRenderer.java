package org.vfioscope.report.json;

import java.util.Locale;
import org.vfioscope.access.HeldDmabufs;
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
            json.objects("dmabufs", held.dmabufs(), dmabuf -> HeldDmabufJson.write(json, dmabuf));
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
}
