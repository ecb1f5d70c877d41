package org.vfioscope.report.json;

import org.vfioscope.report.diff.DeviceDiff;
import org.vfioscope.report.diff.ReportDiff;

/** Differences as JSON, described by {@code schema/diff-1.schema.json}. */
public final class JsonDiffRenderer {

    /** The document's {@code format}. */
    public static final String FORMAT = "vfioscope-diff";

    /** The document's {@code version}; it grows when a reader of the version before could go wrong. */
    public static final int VERSION = 1;

    private JsonDiffRenderer() {}

    /**
     * Renders differences.
     *
     * @param diff the differences
     * @return the whole document
     */
    public static String render(ReportDiff diff) {
        return JsonDocument.write(json -> {
            json.text("format", FORMAT);
            json.number("version", VERSION);
            json.text("generator", diff.generator());
            json.flag("equal", diff.isEqual());
            json.objects("devices", diff.devices(), device -> device(json, device));
            json.texts("onlyInA", diff.onlyInA());
            json.texts("onlyInB", diff.onlyInB());
        });
    }

    private static void device(JsonDocument json, DeviceDiff diff) {
        json.text("a", diff.a());
        json.text("b", diff.b());
        json.flag("equal", diff.isEqual());
        json.objects("changes", diff.changes(), change -> {
            json.text("section", change.section().toString());
            json.text("subject", change.subject());
            json.text("property", change.property());
            json.text("a", change.a());
            json.text("b", change.b());
        });
        json.objects("content", diff.contentChanges(), run -> {
            json.text("region", run.region());
            json.hex("offset", run.offset());
            json.hex("size", run.size());
            json.text("a", run.a());
            json.text("b", run.b());
        });
        json.number("furtherRuns", diff.furtherRuns());
        json.texts("notCompared", diff.notCompared());
    }
}
