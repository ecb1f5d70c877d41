package org.vfioscope.report.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.report.SampleDevices;

class HostWatchTest {

    private final WatchedHost host = new WatchedHost();
    private final HostWatch watch = new HostWatch(new DeviceAccess(List.of(host), Clock.systemUTC()));

    @Test
    void tellsWhatIsThereFirst() throws Exception {
        host.devices.add(SampleDevices.gpuDescription());
        host.holdDmabuf(9, "vfio_pci_core", 0x1000);
        host.holdDmabuf(10, "system_heap", 0x1000);
        assertThat(names(watch.look())).containsExactly("device-present", "dmabuf-present");
        assertThat(watch.look()).isEmpty();
    }

    @Test
    void tellsWhatComesChangesAndLeaves() throws Exception {
        watch.look();
        host.devices.add(SampleDevices.gpuDescription());
        host.holdDmabuf(9, "vfio_pci_core", 0x1000);
        assertThat(names(watch.look())).containsExactly("device-came", "dmabuf-created");
        DeviceDescription gpu = host.devices.removeFirst();
        host.devices.add(new DeviceDescription(
                gpu.name(),
                gpu.providerId(),
                false,
                gpu.title(),
                gpu.pci(),
                Optional.empty(),
                gpu.iommuGroup(),
                gpu.bars(),
                Optional.of("no driver")));
        assertThat(watch.look()).containsExactly(new WatchEvent.OfDevice("device-changed", host.devices.getFirst()));
        host.devices.clear();
        host.dmabufs.clear();
        assertThat(names(watch.look())).containsExactly("device-left", "dmabuf-released");
    }

    private static List<String> names(List<WatchEvent> events) {
        return events.stream().map(WatchEvent::name).toList();
    }
}
