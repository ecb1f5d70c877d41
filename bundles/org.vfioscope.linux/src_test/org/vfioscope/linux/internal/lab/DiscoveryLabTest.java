package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vfioscope.linux.internal.LinuxProvider;
import org.vfioscope.model.DeviceDescription;

@Tag("lab-new")
@Tag("lab-old")
@ExtendWith(NoDescriptorLeft.class)
class DiscoveryLabTest {

    private final LinuxProvider provider = new LinuxProvider();

    @Test
    void findsTheLabsDevicesReadyToBeOpened() throws Exception {
        List<DeviceDescription> devices = provider.discover(() -> false).stream()
                .filter(device -> LabDevices.ALL.contains(device.name()))
                .toList();

        assertThat(devices).extracting(DeviceDescription::name).containsExactlyElementsOf(LabDevices.ALL);
        // the words that stay: which pci.ids the host has decides about the rest
        assertThat(devices)
                .extracting(DeviceDescription::title)
                .zipSatisfy(
                        List.of(
                                "Vendor 1234 Device 11e8",
                                "Inter-VM shared memory",
                                "PCI Test Device",
                                "NVM Express Controller",
                                "82574L Gigabit Network Connection",
                                "Inter-VM shared memory"),
                        (title, words) -> assertThat(title).contains(words));
        assertThat(devices).allSatisfy(device -> {
            assertThat(device.driver()).contains("vfio-pci");
            assertThat(device.iommuGroup()).isPresent();
            assertThat(Path.of("/dev/vfio/" + device.iommuGroup().getAsInt())).exists();
            assertThat(device.obstacle()).isEmpty();
        });
    }

    @Test
    void saysOfTheOthersWhatMendsThem() throws Exception {
        assertThat(provider.describe("00:06.0").obstacle())
                .hasValueSatisfying(text -> assertThat(text).contains("PCI bridge"));
        assertThat(provider.describe("00:1e.0").obstacle())
                .hasValueSatisfying(text -> assertThat(text)
                        .contains(
                                "bound to virtio-pci",
                                "echo 0000:00:1e.0 > /sys/bus/pci/devices/0000:00:1e.0/driver/unbind"));
        assertThat(provider.describe("00:00.0").obstacle())
                .hasValueSatisfying(text -> assertThat(text).contains("bound to no driver"));
    }

    @Test
    void leavesASleepingDeviceAsleep() throws Exception {
        // vfio-pci lets a device that nobody has open sleep
        Path status = Path.of("/sys/bus/pci/devices", LabDevices.E1000E, "power/runtime_status");
        String before = Files.readString(status);

        provider.discover(() -> false);

        assertThat(before.strip()).isEqualTo("suspended");
        assertThat(Files.readString(status)).isEqualTo(before);
    }
}
