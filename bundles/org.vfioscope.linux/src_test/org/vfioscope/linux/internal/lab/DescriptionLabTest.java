package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.linux.internal.libc.KernelRelease;
import org.vfioscope.model.DeviceFlag;
import org.vfioscope.model.FeatureProbe;
import org.vfioscope.model.IrqFlag;
import org.vfioscope.model.IrqInfo;
import org.vfioscope.model.MsixTable;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.pci.ConfigBar;
import org.vfioscope.model.pci.PciCapability;
import org.vfioscope.model.pci.PciConfig;
import org.vfioscope.model.pci.PowerState;

/** All that an open device says of itself beside its regions, of one that has everything: the NVMe controller behind its port. */
@Tag("lab-new")
@Tag("lab-old")
@Tag("lab-iommufd")
@ExtendWith(NoDescriptorLeft.class)
class DescriptionLabTest {

    private static final int DMA_BUF = 11;
    /** VFIO_DEVICE_FEATURE_LOW_POWER_ENTRY, its kin with a wake-up, and LOW_POWER_EXIT, linux/vfio.h. */
    private static final Set<Integer> LOW_POWER = Set.of(3, 4, 5);
    /** The feature of that number came after 6.1; there it is as unknown as those behind it. */
    private static final int PRECOPY_INFO = 12;

    private static boolean exportsDmabufs() {
        return KernelRelease.running().isAtLeast(6, 19);
    }

    @Test
    void itsInterruptsAreCounted() throws Exception {
        try (DeviceAccess access = LabDevices.access()) {
            List<IrqInfo> irqs = access.open(LabDevices.NVME).snapshot().irqs();

            assertThat(irqs).extracting(IrqInfo::index).containsExactly(0, 1, 2, 3, 4);
            assertThat(irqs).extracting(IrqInfo::count).containsExactly(1, 0, 65, 1, 1);
            assertThat(irqs.get(0).flags())
                    .containsExactlyInAnyOrder(IrqFlag.EVENTFD, IrqFlag.MASKABLE, IrqFlag.AUTOMASKED);
            // since Linux 6.5 MSI-X vectors can be added while others are enabled
            assertThat(irqs.get(2).flags().contains(IrqFlag.NORESIZE))
                    .isEqualTo(!KernelRelease.running().isAtLeast(6, 5));
        }
    }

    @Test
    void everyFeatureIsProbedAndNamedWhereItsNumberIsSettled() throws Exception {
        try (DeviceAccess access = LabDevices.access()) {
            List<FeatureProbe> features =
                    access.open(LabDevices.NVME).snapshot().features();

            assertThat(features).extracting(FeatureProbe::number).hasSize(32).isSorted();
            assertThat(features.get(DMA_BUF).name()).isEqualTo("DMA_BUF");
            assertThat(features.subList(13, 32)).allMatch(probe -> probe.name().equals("feature " + probe.number()));
            assertThat(features).allSatisfy(probe -> {
                assertThat(probe.get()).isEqualTo(expectedGet(probe.number()));
                assertThat(probe.set()).isEqualTo(expectedSet(probe.number()));
            });
        }
    }

    private static Optional<Errno> expectedGet(int number) {
        if (number == DMA_BUF && exportsDmabufs()) {
            return Optional.empty();
        }
        return Optional.of(LOW_POWER.contains(number) ? Errno.EINVAL : unknown(number));
    }

    private static Optional<Errno> expectedSet(int number) {
        if (LOW_POWER.contains(number)) {
            return Optional.empty();
        }
        return Optional.of(number == DMA_BUF && exportsDmabufs() ? Errno.EINVAL : unknown(number));
    }

    private static Errno unknown(int number) {
        return number == PRECOPY_INFO && exportsDmabufs() ? Errno.EINVAL : Errno.ENOTTY;
    }

    @Test
    void itsConfigurationSpaceIsDecodedAsSysfsHasIt() throws Exception {
        try (DeviceAccess access = LabDevices.access()) {
            DeviceSession nvme = access.open(LabDevices.NVME);
            PciConfig config = nvme.snapshot().config().orElseThrow();

            assertThat(config.bars())
                    .singleElement()
                    .isEqualTo(new ConfigBar(0, addressInSysfs(LabDevices.NVME), false, true, false));
            assertThat(config.msix()).contains(new MsixTable(0, 0x2000, 65));
            assertThat(config.power()).contains(PowerState.D0);
            assertThat(config.link().orElseThrow().width()).isEqualTo(number("current_link_width"));
            assertThat(config.capabilities())
                    .extracting(PciCapability::name)
                    .contains("Power Management", "MSI-X", "PCI Express");
            assertThat(nvme.snapshot().info().flags()).contains(DeviceFlag.RESET, DeviceFlag.PCI);
        }
    }

    @Test
    void itsMemoryDecodeIsReadAnew() throws Exception {
        try (DeviceAccess access = LabDevices.access()) {
            DeviceSession nvme = access.open(LabDevices.NVME);
            for (boolean on : List.of(false, true)) {
                LabDevices.decode(nvme, on);
                assertThat(nvme.refresh().config().orElseThrow().command().memoryDecode())
                        .isEqualTo(on);
            }
        }
    }

    /** The first line of the file has BAR 0: its first and last address and its flags. */
    private static long addressInSysfs(String device) throws Exception {
        try (Stream<String> lines = Files.lines(Path.of("/sys/bus/pci/devices", device, "resource"))) {
            return Long.decode(lines.findFirst().orElseThrow().split(" ")[0]);
        }
    }

    private static int number(String attribute) throws Exception {
        return Integer.parseInt(Files.readString(Path.of("/sys/bus/pci/devices", LabDevices.NVME, attribute))
                .strip());
    }
}
