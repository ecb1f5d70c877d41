package org.vfioscope.report.json;

import org.vfioscope.model.Dmabuf;
import org.vfioscope.report.Report;
import org.vfioscope.report.ReportRenderer;

/** The canonical form: everything a report holds, described by {@code schema/report-1.schema.json}. */
public final class JsonReportRenderer implements ReportRenderer {

    /** The document's {@code format}. */
    public static final String FORMAT = "vfioscope-report";

    /** The document's {@code version}; it grows when a reader of the version before could go wrong. */
    public static final int VERSION = 1;

    @Override
    public String render(Report report) {
        return JsonDocument.write(json -> {
            json.text("format", FORMAT);
            json.number("version", VERSION);
            json.text("generator", report.generator());
            SnapshotJson snapshot = new SnapshotJson(json);
            json.objects("devices", report.devices(), device -> {
                snapshot.write(device.snapshot());
                json.objects("dmabufs", device.dmabufs(), dmabuf -> dmabuf(json, dmabuf));
            });
        });
    }

    private static void dmabuf(JsonDocument json, Dmabuf dmabuf) {
        json.number("fd", dmabuf.fd());
        json.flag("simulated", dmabuf.simulated());
        json.number("region", dmabuf.region());
        json.hex("size", dmabuf.size());
        json.number("inode", dmabuf.inode());
        json.text("exporter", dmabuf.exporter());
        json.objects("ranges", dmabuf.ranges(), range -> {
            json.hex("regionOffset", range.regionOffset());
            json.hex("size", range.length());
            json.hex("dmabufOffset", range.dmabufOffset());
            json.hex("qemuFdOffset", range.qemuFdOffset());
        });
    }
}
