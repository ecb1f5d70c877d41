package org.vfioscope.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.host.DmabufHolding;
import org.vfioscope.report.Golden;
import org.vfioscope.report.SampleDevices;
import org.vfioscope.report.SampleLists;
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
        String created = JsonEventRenderer.render(
                TIME,
                new WatchEvent.OfDmabuf(
                        "dmabuf-created",
                        new DmabufHolding(
                                4711,
                                "qemu",
                                9,
                                OptionalLong.of(77),
                                OptionalLong.of(0x1000),
                                Optional.of("vfio_pci_core"),
                                Optional.empty())));
        assertThat(created)
                .isEqualTo("{\"time\":\"2026-11-22T17:20:31Z\",\"event\":\"dmabuf-created\",\"dmabuf\":{\"pid\":4711,"
                        + "\"process\":\"qemu\",\"fd\":9,\"inode\":77,\"size\":\"0x1000\",\"exporter\":\"vfio_pci_core\","
                        + "\"name\":null}}\n");
        assertThat(PublishedSchemas.errors(PublishedSchemas.EVENT, came)).isEmpty();
        assertThat(PublishedSchemas.errors(PublishedSchemas.EVENT, created)).isEmpty();
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
