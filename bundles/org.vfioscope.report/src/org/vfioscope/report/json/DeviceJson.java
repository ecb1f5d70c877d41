package org.vfioscope.report.json;

import java.io.IOException;
import java.util.Optional;
import org.vfioscope.access.RegionContent;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.report.ContentPiece;
import org.vfioscope.report.ContentPieces;
import org.vfioscope.report.DeviceReport;

/** Writes one device of a report: what is known of it, its open dmabufs, and the content that belongs to the report. */
final class DeviceJson {

    private final JsonDocument json;

    DeviceJson(JsonDocument json) {
        this.json = json;
    }

    void write(DeviceReport device) throws IOException {
        new DescriptionJson(json).writeAsRead(device.snapshot());
        json.object("occasion", device.occasion(), occasion -> {
            json.text("time", occasion.time().toString());
            json.text("host", occasion.host());
            json.text("kernel", occasion.kernel());
        });
        new SnapshotJson(json).write(device.snapshot());
        json.objects("dmabufs", device.dmabufs(), this::dmabuf);
        json.beginArray("contents");
        for (RegionContent content : device.contents()) {
            json.beginElement();
            content(content);
            json.endElement();
        }
        json.endArray();
    }

    private void dmabuf(Dmabuf dmabuf) {
        json.number("fd", dmabuf.fd());
        json.flag("simulated", dmabuf.simulated());
        json.number("region", dmabuf.region());
        json.hex("size", dmabuf.size());
        if (dmabuf.inode() == 0) {
            json.none("inode");
        } else {
            json.number("inode", dmabuf.inode());
        }
        json.text("exporter", Optional.of(dmabuf.exporter()).filter(exporter -> !exporter.isEmpty()));
        json.objects("ranges", dmabuf.ranges(), range -> {
            json.hex("regionOffset", range.regionOffset());
            json.hex("size", range.length());
            json.hex("dmabufOffset", range.dmabufOffset());
            json.hex("qemuFdOffset", range.qemuFdOffset());
        });
    }

    private void content(RegionContent content) throws IOException {
        json.number("region", content.region());
        json.hex("offset", content.offset());
        json.hex("size", content.size());
        json.beginArray("pieces");
        ContentPieces.forEach(content, this::piece);
        json.endArray();
    }

    private void piece(ContentPiece piece) {
        json.beginElement();
        json.hex("offset", piece.offset());
        json.hex("size", piece.size());
        switch (piece) {
            case ContentPiece.Data data -> json.bytes("base64", data.bytes());
            case ContentPiece.Fill fill -> json.id("fill", 2, fill.value() & 0xff);
            case ContentPiece.Unreadable unreadable ->
                json.text("unreadable", unreadable.errno().name());
        }
        json.endElement();
    }
}
