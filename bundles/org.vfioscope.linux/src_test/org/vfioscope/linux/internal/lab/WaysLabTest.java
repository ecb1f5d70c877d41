package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.LinuxProvider;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.HotResetDevice;
import org.vfioscope.model.OpenWay;
import org.vfioscope.model.dma.IovaRange;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** Both ways of opening devices tell the same of them. */
@ExtendWith(NoDescriptorLeft.class)
class WaysLabTest {

    /** The intel-iommu of the lab translates 39 bits; in between lies the window of message-signalled interrupts. */
    private static final List<IovaRange> RANGES =
            List.of(new IovaRange(0, 0xfedfffffL), new IovaRange(0xfef00000L, 0x7fffffffffL));

    @Test
    @Tag("lab-iommufd")
    void bothWaysGiveTheSameSnapshot() throws Exception {
        LinuxProvider provider = new LinuxProvider();
        for (String name : LabDevices.ALL) {
            assertThat(provider.ways(provider.describe(name))).containsExactly(OpenWay.IOMMUFD, OpenWay.GROUP);
            DeviceSnapshot iommufd = snapshot(name, Optional.of(OpenWay.IOMMUFD));
            DeviceSnapshot group = snapshot(name, Optional.of(OpenWay.GROUP));

            assertThat(iommufd.via()).matches("iommufd, vfio\\d+");
            assertThat(group.via()).matches("group \\d+, type1");
            assertThat(withoutWay(iommufd)).isEqualTo(withoutWay(group));
            assertThat(iommufd.problems()).isEmpty();
            assertThat(iommufd.iovaRanges()).isEqualTo(RANGES);
            compareHotReset(iommufd, group);
        }
        assertThat(snapshot(LabDevices.EDU, Optional.empty()).via()).startsWith("iommufd");
    }

    private static void compareHotReset(DeviceSnapshot iommufd, DeviceSnapshot group) {
        assertThat(iommufd.hotReset().map(WaysLabTest::addresses))
                .isEqualTo(group.hotReset().map(WaysLabTest::addresses));
        iommufd.hotReset()
                .ifPresent(devices -> assertThat(devices)
                        .allMatch(HotResetDevice::ownedHere)
                        .allMatch(d -> d.group().isEmpty()));
        group.hotReset()
                .ifPresent(devices -> assertThat(devices)
                        .allMatch(d -> d.group().equals(group.device().iommuGroup())));
    }

    private static List<String> addresses(List<HotResetDevice> devices) {
        return devices.stream().map(device -> device.address().toString()).toList();
    }

    private static DeviceSnapshot snapshot(String name, Optional<OpenWay> way) throws Exception {
        try (DeviceAccess access = LabDevices.access()) {
            return access.open(name, way).snapshot();
        }
    }

    /** The way shows in how other devices of a hot reset are told apart, too. */
    private static DeviceSnapshot withoutWay(DeviceSnapshot s) {
        return new DeviceSnapshot(
                s.device(),
                "",
                s.info(),
                s.regions(),
                s.irqs(),
                s.config(),
                s.features(),
                s.dmabufSupport(),
                Optional.empty(),
                s.iovaRanges(),
                s.pageSize(),
                s.problems());
    }

    @Test
    @Tag("lab-iommufd")
    void anAttachedDeviceHasTheRangesThatWereForetold() throws Exception {
        try (DeviceAccess access = LabDevices.access()) {
            DeviceSession edu = access.open(LabDevices.EDU, Optional.of(OpenWay.IOMMUFD));
            assertThat(edu.snapshot().iovaRanges()).isEqualTo(RANGES);

            assertThat(edu.attach().iovaRanges()).isEqualTo(RANGES);
            assertThat(edu.refresh().iovaRanges()).isEqualTo(RANGES);
        }
    }

    @Test
    @Tag("lab-new")
    @Tag("lab-old")
    void withoutIommufdTheGroupIsTaken() throws Exception {
        LinuxProvider provider = new LinuxProvider();
        assertThat(provider.ways(provider.describe(LabDevices.EDU))).containsExactly(OpenWay.GROUP);
        try (DeviceAccess access = LabDevices.access()) {
            DeviceException e = catchThrowableOfType(
                    DeviceException.class, () -> access.open(LabDevices.EDU, Optional.of(OpenWay.IOMMUFD)));
            assertThat(e).hasMessageContaining("modprobe iommufd").hasMessageContaining("offers is: group");

            assertThat(access.open(LabDevices.EDU).snapshot().iovaRanges()).isEqualTo(RANGES);
        }
    }

    @Test
    @Tag("lab-iommufd")
    @Tag("lab-new")
    @Tag("lab-old")
    void resetsAreRefusedWhereThereIsNone() throws Exception {
        try (DeviceAccess access = LabDevices.access()) {
            DeviceSession edu = access.open(LabDevices.EDU);
            VfioException e = catchThrowableOfType(VfioException.class, edu::reset);
            assertThat(e.operation()).isEqualTo(Operation.DEVICE_RESET);
            assertThat(e.errno()).isEqualTo(Errno.EINVAL);
            assertThat(e.explained()).contains("no reset of its own");
            assertThat(edu.snapshot().hotReset())
                    .as("on the root bus nothing can be reset")
                    .isEmpty();
            assertThat(edu.snapshot().problems()).isEmpty();

            DeviceSession nvme = access.open(LabDevices.NVME);
            nvme.reset();
            assertThat(nvme.snapshot().hotReset().orElseThrow())
                    .extracting(device -> device.address().toString())
                    .containsExactly(LabDevices.NVME);
        }
    }
}
