package org.vfioscope.report.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.access.spi.HolderScanner;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.OpenWay;
import org.vfioscope.model.host.DmabufHolding;
import org.vfioscope.report.SampleDevices;

class HostWatchTest {

    private final List<DeviceDescription> devices = new ArrayList<>();
    private final List<DmabufHolding> dmabufs = new ArrayList<>();
    private final HostWatch watch = new HostWatch(new DeviceAccess(List.of(new Host()), Clock.systemUTC()));

    @Test
    void tellsWhatIsThereFirst() throws Exception {
        devices.add(SampleDevices.gpuDescription());
        dmabufs.add(holding(9, "vfio_pci_core"));
        dmabufs.add(holding(10, "system_heap"));
        assertThat(names(watch.look())).containsExactly("device-present", "dmabuf-present");
        assertThat(watch.look()).isEmpty();
    }

    @Test
    void tellsWhatComesChangesAndLeaves() throws Exception {
        watch.look();
        devices.add(SampleDevices.gpuDescription());
        dmabufs.add(holding(9, "vfio_pci_core"));
        assertThat(names(watch.look())).containsExactly("device-came", "dmabuf-created");
        DeviceDescription gpu = devices.removeFirst();
        devices.add(new DeviceDescription(
                gpu.name(),
                gpu.providerId(),
                false,
                gpu.title(),
                gpu.pci(),
                Optional.empty(),
                gpu.iommuGroup(),
                gpu.bars(),
                Optional.of("no driver")));
        assertThat(watch.look()).containsExactly(new WatchEvent.OfDevice("device-changed", devices.getFirst()));
        devices.clear();
        dmabufs.clear();
        assertThat(names(watch.look())).containsExactly("device-left", "dmabuf-released");
    }

    private static List<String> names(List<WatchEvent> events) {
        return events.stream().map(WatchEvent::name).toList();
    }

    private static DmabufHolding holding(int fd, String exporter) {
        return new DmabufHolding(
                1,
                "qemu",
                fd,
                OptionalLong.of(70 + fd),
                OptionalLong.of(4096),
                Optional.of(exporter),
                Optional.empty());
    }

    private final class Host implements DeviceProvider {

        @Override
        public String id() {
            return "host";
        }

        @Override
        public String label() {
            return "Host devices";
        }

        @Override
        public boolean simulated() {
            return false;
        }

        @Override
        public List<DeviceDescription> discover(BooleanSupplier cancelled) {
            return List.copyOf(devices);
        }

        @Override
        public Optional<HolderScanner> holders() {
            return Optional.of(cancelled -> new HolderScanner.Scan(dmabufs, List.of(), 0));
        }

        @Override
        public boolean accepts(String name) {
            return false;
        }

        @Override
        public DeviceDescription describe(String name) throws DeviceException {
            throw new DeviceException("no device is asked for by its name here");
        }

        @Override
        public DeviceIo open(DeviceDescription device, Optional<OpenWay> way) throws VfioException, DeviceException {
            throw new DeviceException("watching opens nothing");
        }
    }
}
