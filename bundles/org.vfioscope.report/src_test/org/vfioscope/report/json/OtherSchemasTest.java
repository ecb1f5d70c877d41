package org.vfioscope.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.DmabufState;
import org.vfioscope.report.Golden;
import org.vfioscope.report.SampleDevices;
import org.vfioscope.report.SampleHost;
import org.vfioscope.report.SampleLists;
import org.vfioscope.report.watch.DmabufBelief;
import org.vfioscope.report.watch.Evidence;
import org.vfioscope.report.watch.WatchEvent;

/** Differences, events and lines keep to what is published of them. */
class OtherSchemasTest {

    private static final Instant TIME = Instant.parse("2026-11-22T17:20:31Z");

    @Test
    void differences() throws IOException {
        String diff = Golden.text("diff.json");
        assertThat(PublishedSchemas.errors(PublishedSchemas.DIFF, diff)).isEmpty();
        assertThat(PublishedSchemas.errors(
                        PublishedSchemas.DIFF, diff.replace("\"section\": \"config\"", "\"section\": \"mood\"")))
                .isNotEmpty();
    }

    @Test
    void events() throws IOException {
        String came =
                JsonEventRenderer.render(TIME, new WatchEvent.OfDevice("device-came", SampleDevices.gpuDescription()));
        String revoked = JsonEventRenderer.render(
                TIME,
                new WatchEvent.OfDmabuf(
                        "dmabuf-revoked",
                        SampleHost.held().dmabufs().getFirst(),
                        new DmabufBelief(Optional.of(DmabufState.REVOKED), Evidence.MEMORY_DECODE_OFF)));
        assertThat(revoked)
                .startsWith("{\"time\":\"2026-11-22T17:20:31Z\",\"event\":\"dmabuf-revoked\",\"dmabuf\":{\"pid\":170,"
                        + "\"process\":\"qemu-system-x86\",\"fd\":13,\"inode\":5,\"size\":\"0x100000\",")
                .endsWith("\"state\":{\"name\":\"revoked\",\"known\":\"inferred\",\"evidence\":\"memory-decode-off\","
                        + "\"words\":\"memory decode of its device is off\"}}\n");
        assertThat(PublishedSchemas.errors(PublishedSchemas.EVENT, came)).isEmpty();
        assertThat(PublishedSchemas.errors(PublishedSchemas.EVENT, revoked)).isEmpty();
        assertThat(PublishedSchemas.errors(
                        PublishedSchemas.EVENT, revoked.replace("\"inferred\",\"ev", "\"true\",\"ev")))
                .isNotEmpty();
        assertThat(PublishedSchemas.errors(PublishedSchemas.EVENT, came.replace("device-came", "device-lost")))
                .isNotEmpty();
    }

    @Test
    void aLineForEachDeviceHoldsWhatTheReportHolds() throws IOException {
        String compact = new JsonReportRenderer()
                .render(SampleLists.report())
                .replaceAll("\\n\\s*", "")
                .replace("\": ", "\":");
        assertThat(Golden.text("report.ndjson").lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(compact).contains(line.substring(line.indexOf("\"name\""))));
        assertThat(Golden.text("devices.ndjson").lines()).hasSize(2);
        assertThat(new JsonLinesDeviceListRenderer().render(SampleLists.devices()))
                .isEqualTo(Golden.text("devices.ndjson"));
    }
}
