package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.LinuxProvider;
import org.vfioscope.linux.internal.OpenDescriptors;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.FeatureSupport.Level;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.OpenWay;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.RegionTypeCapability;
import org.vfioscope.model.dma.IovaRange;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.rules.Forecast.Refused;
import org.vfioscope.model.rules.Forecast.Rule;
import org.vfioscope.model.rules.NoRangeReason;

/** The kernel's sample mediated devices, which have a UUID instead of a place on the PCI bus. */
@Tag("lab-iommufd")
class MediatedLabTest {

    private DeviceAccess access;

    @BeforeEach
    void begin() {
        access = LabDevices.access();
    }

    @AfterEach
    void end() throws VfioException {
        access.close();
        assertThat(OpenDescriptors.to("/dev/vfio/")).isEmpty();
        assertThat(OpenDescriptors.to("/dev/iommu")).isEmpty();
        assertThat(OpenDescriptors.to("anon_inode:[vfio")).isEmpty();
    }

    @Test
    void areDiscoveredReadyToBeOpened() throws Exception {
        List<DeviceDescription> devices = new LinuxProvider()
                .discover(() -> false).stream()
                        .filter(device -> device.pci().isEmpty())
                        .toList();

        assertThat(devices)
                .extracting(DeviceDescription::name)
                .containsExactly(LabDevices.MBOCHS, LabDevices.MDPY, LabDevices.MTTY);
        assertThat(devices)
                .extracting(DeviceDescription::title)
                .containsExactly(
                        "mbochs-small (mediated by mbochs)",
                        "mdpy-vga (mediated by mdpy)",
                        "Dual port serial (mediated by mtty)");
        assertThat(devices).allSatisfy(device -> {
            assertThat(device.driver()).isPresent();
            assertThat(device.obstacle()).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource(OpenWay.class)
    void oneIsOpenedInEitherWay(OpenWay way) throws Exception {
        DeviceSession serial = access.open(LabDevices.MTTY, Optional.of(way));

        assertThat(serial.snapshot().via()).contains(way == OpenWay.GROUP ? "type1" : "iommufd");
        assertThat(serial.snapshot().problems()).isEmpty();
        // type1 tells no ranges where there is no IOMMU, an IOAS tells all addresses
        assertThat(serial.snapshot().iovaRanges())
                .isEqualTo(way == OpenWay.GROUP ? List.of() : List.of(new IovaRange(0, -1)));
        // PCI vendor and device of mtty.c: a serial card of 4348:3253
        assertThat(serial.read(PciIndex.CONFIG, 0, AccessWidth.DWORD)).isEqualTo(0x32534348L);
    }

    @Test
    void aRegionOfATypeIsNamed() throws Exception {
        RegionSnapshot edid =
                access.open(LabDevices.MBOCHS).snapshot().region(9).orElseThrow();

        assertThat(edid.name()).isEqualTo("Region 9");
        RegionTypeCapability type =
                edid.info().capability(RegionTypeCapability.class).orElseThrow();
        assertThat(type.label()).isEqualTo("type: graphics, EDID");
        assertThat(edid.plan().noRange()).contains(NoRangeReason.NOT_MAPPABLE);
    }

    @Test
    void theirDriversExportNoDmabufsWhichSaysNothingOfTheKernel() throws Exception {
        DeviceSession display = access.open(LabDevices.MBOCHS);
        assertThat(display.snapshot().region(0).orElseThrow().plan().qemuRanges())
                .containsExactly(new MmapRange(0, 0x400000));
        assertThat(display.snapshot().dmabufSupport().level()).isEqualTo(Level.NOT_IN_DRIVER);
        assertThat(display.snapshot().dmabufSupport().reason()).contains("driver answered ENOTTY");

        Answer answer = Answer.to(display, new DmabufRequest(0, List.of(new MmapRange(0, 0x400000))));

        assertThat(((Refused) answer.forecast()).rule()).isEqualTo(Rule.NO_DRIVER);
        assertThat(answer.refusal()).contains(Errno.ENOTTY);
        assertThat(answer.asForetold()).isTrue();
        assertThat(access.notices().notices()).isEmpty();
    }
}
