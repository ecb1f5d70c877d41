package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.LinuxProvider;
import org.vfioscope.linux.internal.OpenDescriptors;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

@Tag("lab-new")
@Tag("lab-old")
class OpenLabTest {

    private static Path groupNode(String device) throws Exception {
        return Path.of(
                "/dev/vfio/" + new LinuxProvider().describe(device).iommuGroup().getAsInt());
    }

    @Test
    void openingTwiceIsRefused() throws Exception {
        try (DeviceAccess access = LabDevices.access()) {
            access.open(LabDevices.EDU);

            assertThat(catchThrowableOfType(DeviceException.class, () -> access.open("00:03.0")))
                    .hasMessage("0000:00:03.0 is open already");
        }
    }

    @Test
    void aBusyGroupIsExplainedWithWhoHasIt() throws Exception {
        Path node = groupNode(LabDevices.EDU);
        try (DeviceAccess access = LabDevices.access()) {
            VfioException e;
            try (OwnedDescriptor mine = OwnedDescriptor.open(node, Operation.OPEN_GROUP)) {
                assertThat(mine.number()).isPositive();
                e = catchThrowableOfType(VfioException.class, () -> access.open(LabDevices.EDU));
            }
            assertThat(e.errno()).isEqualTo(Errno.EBUSY);
            assertThat(e.operation()).isEqualTo(Operation.OPEN_GROUP);
            assertThat(e.advice().cause())
                    .contains("java (" + ProcessHandle.current().pid() + ")", node.toString());

            access.open(LabDevices.EDU);
            assertThat(access.sessions()).hasSize(1);
        }
    }

    @Test
    void everyDescriptorComesBack() throws Exception {
        openAndClose();
        failToOpen();
        List<String> before = OpenDescriptors.now();
        for (int i = 0; i < 3; i++) {
            openAndClose();
            failToOpen();
        }
        assertThat(OpenDescriptors.now()).isEqualTo(before);
        assertThat(OpenDescriptors.to("/dev/vfio/")).isEmpty();
        assertThat(OpenDescriptors.to("anon_inode:[vfio")).isEmpty();
    }

    private static void openAndClose() throws Exception {
        try (DeviceAccess access = LabDevices.access()) {
            for (String device : LabDevices.ALL) {
                DeviceSession session = access.open(device);
                session.createDmabuf(
                        session.snapshot()
                                        .region(2)
                                        .orElseThrow()
                                        .plan()
                                        .qemuRanges()
                                        .isEmpty()
                                ? 0
                                : 2);
            }
            assertThat(OpenDescriptors.to("/dev/vfio/")).hasSize(2 * LabDevices.ALL.size());
            assertThat(OpenDescriptors.to("anon_inode:[vfio")).hasSameSizeAs(LabDevices.ALL);
            access.sessions().getFirst().close();
            access.sessions().getLast().close();
        }
    }

    private static void failToOpen() throws Exception {
        try (DeviceAccess access = LabDevices.access();
                OwnedDescriptor busy = OwnedDescriptor.open(groupNode(LabDevices.NVME), Operation.OPEN_GROUP)) {
            assertThat(busy.number()).isPositive();
            assertThat(catchThrowableOfType(VfioException.class, () -> access.open(LabDevices.NVME)))
                    .isNotNull();
            assertThat(catchThrowableOfType(DeviceException.class, () -> access.open("00:1e.0")))
                    .hasMessageContaining("virtio-pci");
        }
    }
}
