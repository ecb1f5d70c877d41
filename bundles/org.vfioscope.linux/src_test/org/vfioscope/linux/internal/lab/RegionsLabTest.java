package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.MsixMappableCapability;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.rules.NoRangeReason;

@Tag("lab-new")
@Tag("lab-old")
@ExtendWith(NoDescriptorLeft.class)
class RegionsLabTest {

    private DeviceAccess access;

    @BeforeEach
    void begin() {
        access = LabDevices.access();
    }

    @AfterEach
    void end() throws VfioException {
        access.close();
    }

    private RegionSnapshot region(String device, int index) throws Exception {
        var open = access.sessions().stream()
                .filter(session -> session.device().name().equals(device))
                .findFirst();
        DeviceSnapshot snapshot =
                open.isPresent() ? open.get().snapshot() : access.open(device).snapshot();
        return snapshot.region(index).orElseThrow();
    }

    @Test
    void everyDeviceReportsItsRegions() throws Exception {
        for (String device : LabDevices.ALL) {
            DeviceSnapshot snapshot = access.open(device).snapshot();

            assertThat(snapshot.problems()).isEmpty();
            assertThat(snapshot.via())
                    .isEqualTo("group %d, type1"
                            .formatted(snapshot.device().iommuGroup().getAsInt()));
            assertThat(snapshot.info().isPci()).isTrue();
            assertThat(snapshot.info().regionCount()).isGreaterThanOrEqualTo(9);
            assertThat(snapshot.region(7).orElseThrow().info().size()).isGreaterThanOrEqualTo(0x100);
            // what the open device says of its BARs is what sysfs said without opening it
            assertThat(snapshot.regions().stream()
                            .filter(region ->
                                    region.index() < 6 && region.info().isPresent()))
                    .isNotEmpty()
                    .allSatisfy(region -> assertThat(region.bar().orElseThrow().size())
                            .isEqualTo(region.info().size()));
        }
        assertThat(access.sessions()).hasSameSizeAs(LabDevices.ALL);
    }

    @Test
    void theBarOfEduCanBeMappedAsAWhole() throws Exception {
        RegionSnapshot bar = region(LabDevices.EDU, 0);

        assertThat(bar.info().size()).isEqualTo(0x100000);
        assertThat(bar.plan().qemuRanges()).containsExactly(new MmapRange(0, 0x100000));
    }

    @Test
    void ioPortsCannotBeMapped() throws Exception {
        RegionSnapshot bar = region(LabDevices.TESTDEV, 1);

        assertThat(bar.bar().orElseThrow().io()).isTrue();
        assertThat(bar.info().isMappable()).isFalse();
        assertThat(bar.plan().noRange()).contains(NoRangeReason.IO_PORTS);
    }

    @Test
    void theNvmeControllersTableLiesInItsBar() throws Exception {
        RegionSnapshot bar = region(LabDevices.NVME, 0);

        assertThat(bar.info().size()).isEqualTo(0x4000);
        assertThat(bar.info().capability(MsixMappableCapability.class)).isPresent();
        assertThat(access.sessions().getFirst().snapshot().msix().orElseThrow().bar())
                .isZero();
    }

    @Test
    void theNetworkCardHasARom() throws Exception {
        RegionSnapshot rom = region(LabDevices.E1000E, 6);

        assertThat(rom.info().size()).isEqualTo(0x40000);
        assertThat(rom.plan().noRange()).contains(NoRangeReason.ROM);
        assertThat(region(LabDevices.E1000E, 2).plan().noRange()).contains(NoRangeReason.IO_PORTS);
    }
}
