package org.vfioscope.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vfioscope.report.DeviceList;
import org.vfioscope.report.Golden;
import org.vfioscope.report.SampleLists;

class JsonDeviceListRendererTest {

    private final String document = new JsonDeviceListRenderer().render(SampleLists.devices());

    @Test
    void writesTheDevicesOfAllSectionsInOneList() throws IOException {
        assertThat(document).isEqualTo(Golden.text("devices.json"));
    }

    @Test
    void keepsToThePublishedSchema() throws IOException {
        assertThat(PublishedSchemas.errors(PublishedSchemas.DEVICES, document)).isEmpty();
        String none = new JsonDeviceListRenderer().render(new DeviceList("Vfioscope 0.1.0", List.of()));
        assertThat(PublishedSchemas.errors(PublishedSchemas.DEVICES, none)).isEmpty();
    }

    @Test
    void theSchemaRefusesAPciIdentityThatLacksItsClass() throws IOException {
        String wrong = document.replace("\"classCode\"", "\"code\"");
        assertThat(PublishedSchemas.errors(PublishedSchemas.DEVICES, wrong)).isNotEmpty();
    }
}
