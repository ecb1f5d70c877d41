package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.AddressSpace;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufOutcome;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.OpenDescriptors;
import org.vfioscope.model.OpenWay;
import org.vfioscope.model.dma.DmaAccess;
import org.vfioscope.model.dma.ImportRequest;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** Devices opened by their own nodes and an iommufd. */
@Tag("lab-iommufd")
class IommufdLabTest {

    private static final Optional<OpenWay> IOMMUFD = Optional.of(OpenWay.IOMMUFD);

    @Test
    void everyDescriptorComesBack() throws Exception {
        openAndClose();
        failToOpen();
        List<String> before = OpenDescriptors.now();
        for (int i = 0; i < 2; i++) {
            openAndClose();
            failToOpen();
        }
        assertThat(OpenDescriptors.now()).isEqualTo(before);
        assertThat(OpenDescriptors.to("/dev/vfio/")).isEmpty();
        assertThat(OpenDescriptors.to("/dev/iommu")).isEmpty();
    }

    private static void openAndClose() throws Exception {
        try (DeviceAccess access = LabDevices.access()) {
            for (String name : LabDevices.ALL) {
                access.open(name, IOMMUFD).attach();
            }
            DeviceSession nvme = access.sessions().get(3);
            LabDevices.decode(nvme, true);
            DmabufOutcome.Created dmabuf = (DmabufOutcome.Created) nvme.createDmabuf(0);
            for (DeviceSession session : access.sessions()) {
                session.addressSpace()
                        .orElseThrow()
                        .importDmabuf(
                                dmabuf.handle(),
                                new ImportRequest(0, 0x1000, OptionalLong.empty(), DmaAccess.READ_WRITE));
            }
            assertThat(OpenDescriptors.to("/dev/iommu")).hasSize(1);
            assertThat(OpenDescriptors.to("/dev/vfio/devices/")).hasSameSizeAs(LabDevices.ALL);
            access.sessions().getFirst().close();
            access.sessions().getLast().close();
        }
    }

    private static void failToOpen() throws Exception {
        try (DeviceAccess access = LabDevices.access();
                DeviceAccess other = LabDevices.access()) {
            other.open(LabDevices.EDU, Optional.of(OpenWay.GROUP));
            VfioException group = catchThrowableOfType(VfioException.class, () -> access.open(LabDevices.EDU, IOMMUFD));
            assertThat(group.operation()).isEqualTo(Operation.DEVICE_BIND_IOMMUFD);
            assertThat(group.errno()).isEqualTo(Errno.EBUSY);
            assertThat(group.explained())
                    .contains("java (" + ProcessHandle.current().pid() + ") has /dev/vfio/");

            other.open(LabDevices.NVME, IOMMUFD);
            VfioException cdev = catchThrowableOfType(VfioException.class, () -> access.open(LabDevices.NVME, IOMMUFD));
            assertThat(cdev.operation()).isEqualTo(Operation.DEVICE_BIND_IOMMUFD);
            assertThat(cdev.errno()).isEqualTo(Errno.EINVAL);
            VfioException byGroup = catchThrowableOfType(
                    VfioException.class, () -> access.open(LabDevices.NVME, Optional.of(OpenWay.GROUP)));
            assertThat(byGroup.operation()).isEqualTo(Operation.OPEN_GROUP);
            assertThat(byGroup.errno()).isEqualTo(Errno.EBUSY);
            assertThat(byGroup.explained()).contains("java (", "/dev/vfio/devices/");
        }
    }

    @Test
    void detachingDestroysTheIoas() throws Exception {
        try (DeviceAccess access = LabDevices.access()) {
            DeviceSession edu = access.open(LabDevices.EDU, IOMMUFD);
            AddressSpace first = edu.attach();
            String label = first.label();
            first.detach();

            // the kernel gives the smallest number that is free
            assertThat(label).startsWith("IOAS ");
            assertThat(edu.attach().label()).isEqualTo(label);
        }
    }
}
