package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.DmabufOutcome;
import org.vfioscope.linux.internal.LinuxProvider;
import org.vfioscope.linux.internal.OpenDescriptors;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.OpenWay;
import org.vfioscope.model.PciIndex;

/** In a guest without an IOMMU, with vfio's enable_unsafe_noiommu_mode. */
@Tag("lab-noiommu")
class NoIommuLabTest {

    private static final int COMMAND = 4;

    @Test
    void theGroupInNoIommuModeIsTheOneWayIn() throws Exception {
        LinuxProvider provider = new LinuxProvider();
        DeviceDescription edu = provider.describe(LabDevices.EDU);

        assertThat(Path.of("/dev/vfio/noiommu-" + edu.iommuGroup().getAsInt())).exists();
        assertThat(edu.obstacle()).isEmpty();
        assertThat(provider.ways(edu)).containsExactly(OpenWay.GROUP);
        try (DeviceAccess access = LabDevices.access()) {
            assertThat(catchThrowableOfType(
                            DeviceException.class, () -> access.open(LabDevices.EDU, Optional.of(OpenWay.IOMMUFD))))
                    .hasMessageContaining("iommufd");
        }
    }

    @Test
    void aDeviceIsMarkedUnsafeAndHasNoAddressSpace() throws Exception {
        try (DeviceAccess access = LabDevices.access()) {
            DeviceSession edu = access.open(LabDevices.EDU);

            assertThat(edu.snapshot().via()).contains("no-IOMMU mode", "unsafe");
            assertThat(edu.snapshot().problems()).isEmpty();
            assertThat(edu.snapshot().iovaRanges()).isEmpty();
            assertThat(catchThrowableOfType(DeviceException.class, edu::attach)).isNotNull();
            assertThat(edu.addressSpace()).isEmpty();
        }
    }

    @Test
    void itsRegistersAndDmabufsAreThereAllTheSame() throws Exception {
        try (DeviceAccess access = LabDevices.access()) {
            DeviceSession edu = access.open(LabDevices.EDU);
            long command = edu.read(PciIndex.CONFIG, COMMAND, AccessWidth.WORD);
            edu.write(PciIndex.CONFIG, COMMAND, AccessWidth.WORD, command | 2);

            assertThat(edu.read(0, 0, AccessWidth.DWORD)).isEqualTo(0x010000edL);
            for (DmabufRequest request : List.of(
                    new DmabufRequest(0, List.of(new MmapRange(0, 0x1000))),
                    new DmabufRequest(0, List.of(new MmapRange(0, 0x10))),
                    new DmabufRequest(1, List.of(new MmapRange(0, 0x1000))))) {
                assertThat(Answer.to(edu, request)).matches(Answer::asForetold);
            }
            DmabufHandle handle = ((DmabufOutcome.Created) edu.createDmabuf(0)).handle();
            assertThat(handle.dmabuf().size()).isEqualTo(0x100000);
        }
    }

    @Test
    void everyDescriptorComesBack() throws Exception {
        openBoth();
        List<String> before = OpenDescriptors.now();

        openBoth();

        assertThat(OpenDescriptors.now()).isEqualTo(before);
        assertThat(OpenDescriptors.to("/dev/vfio/")).isEmpty();
        assertThat(OpenDescriptors.to("/dmabuf:")).isEmpty();
    }

    private static void openBoth() throws Exception {
        try (DeviceAccess access = LabDevices.access()) {
            access.open(LabDevices.EDU).createDmabuf(0);
            access.open(LabDevices.IVSHMEM).createDmabuf(2);
            assertThat(OpenDescriptors.to("/dev/vfio/noiommu-")).hasSize(2);
            assertThat(OpenDescriptors.to("anon_inode:[vfio")).hasSize(2);
        }
    }
}
