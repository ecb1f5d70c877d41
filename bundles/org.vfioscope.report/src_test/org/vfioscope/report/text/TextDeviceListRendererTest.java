package org.vfioscope.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.report.DeviceList;
import org.vfioscope.report.Golden;
import org.vfioscope.report.SampleLists;

class TextDeviceListRendererTest {

    @Test
    void drawsATableASectionWithTheObstaclesBelow() throws IOException {
        assertThat(new TextDeviceListRenderer().render(SampleLists.devices())).isEqualTo(Golden.text("devices.txt"));
    }

    @Test
    void saysARemedyOnceThatDiffersByTheNameOfTheDeviceAlone() throws IOException {
        assertThat(obstacles(
                        blocked("0000:01:00.0", "bound to ahci: echo 0000:01:00.0 > unbind"),
                        blocked("0000:02:00.0", "bound to nvme: echo 0000:02:00.0 > unbind"),
                        blocked("0000:03:00.0", "no IOMMU"),
                        blocked("0000:04:00.0", "bound to nvme: echo 0000:04:00.0 > unbind"),
                        blocked("0000:05:00.0", "no IOMMU")))
                .containsExactly(
                        "0000:01:00.0 blocked: bound to ahci: echo 0000:01:00.0 > unbind",
                        "0000:02:00.0, 0000:04:00.0 blocked (DEVICE stands for each): bound to nvme: echo DEVICE > unbind",
                        "0000:03:00.0, 0000:05:00.0 blocked: no IOMMU");
    }

    private static List<String> obstacles(DeviceDescription... devices) throws IOException {
        DeviceList list =
                new DeviceList("Vfioscope", List.of(new DeviceList.Section("Host devices", false, List.of(devices))));
        return new TextDeviceListRenderer()
                .render(list)
                // a line that was broken is indented further
                .replaceAll("\n {8}", " ")
                .lines()
                .filter(line -> line.startsWith("    "))
                .map(String::strip)
                .toList();
    }

    private static DeviceDescription blocked(String name, String obstacle) {
        return new DeviceDescription(
                name,
                "linux",
                false,
                "Device",
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                List.of(),
                Optional.of(obstacle));
    }
}
