package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.AddressSpace;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.DmabufOutcome;
import org.vfioscope.access.ImportHandle;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.OpenDescriptors;
import org.vfioscope.linux.internal.sysfs.BindCommands;
import org.vfioscope.model.OpenWay;
import org.vfioscope.model.dma.DmaAccess;
import org.vfioscope.model.dma.ImportRequest;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** Two devices of one group, opened by their own nodes. */
@Tag("lab-iommufd")
class SharedIommufdLabTest {

    private static final Optional<OpenWay> IOMMUFD = Optional.of(OpenWay.IOMMUFD);
    private static final ImportRequest PAGE =
            new ImportRequest(0, 0x1000, OptionalLong.of(0x10000), DmaAccess.READ_WRITE);

    @Test
    void theyShareTheIommufdAndTheAddressSpace() throws Exception {
        LabShell.root("modprobe ahci");
        LabShell.root(BindCommands.bindToVfio(LabDevices.SMBUS, Optional.empty()));
        try (DeviceAccess access = LabDevices.access()) {
            VfioException e = catchThrowableOfType(VfioException.class, () -> access.open(LabDevices.SMBUS, IOMMUFD));
            assertThat(e.operation()).isEqualTo(Operation.DEVICE_BIND_IOMMUFD);
            assertThat(e.errno()).isEqualTo(Errno.EPERM);
            assertThat(e.advice().cause()).contains("not viable", LabDevices.SATA + " is bound to ahci");
            assertThat(OpenDescriptors.to("/dev/iommu")).isEmpty();

            LabShell.root(BindCommands.bindToVfio(LabDevices.SATA, Optional.of("ahci")));
            useBoth(access);
        }
        assertThat(OpenDescriptors.to("/dev/vfio/")).isEmpty();
        assertThat(OpenDescriptors.to("/dev/iommu")).isEmpty();
    }

    private static void useBoth(DeviceAccess access) throws Exception {
        DeviceSession smbus = access.open(LabDevices.SMBUS, IOMMUFD);
        DeviceSession sata = access.open(LabDevices.SATA, IOMMUFD);
        DeviceSession peer = access.open(LabDevices.IVSHMEM, IOMMUFD);
        LabDevices.decode(peer, true);
        DmabufHandle dmabuf = ((DmabufOutcome.Created) peer.createDmabuf(2)).handle();
        assertThat(OpenDescriptors.to("/dev/iommu")).hasSize(1);
        AddressSpace first = smbus.attach();
        AddressSpace second = sata.attach();
        assertThat(first.label()).isEqualTo(second.label());
        first.importDmabuf(dmabuf, PAGE);
        VfioException taken = catchThrowableOfType(VfioException.class, () -> second.importDmabuf(dmabuf, PAGE));
        assertThat(taken.errno()).isEqualTo(Errno.EEXIST);

        smbus.close();
        // what was mapped for the one went with it; the other stays attached
        ImportHandle mapping = second.importDmabuf(dmabuf, PAGE);
        assertThat(mapping.mapping().iova()).isEqualTo(0x10000);
        VfioException group = catchThrowableOfType(
                VfioException.class, () -> access.open(LabDevices.SMBUS, Optional.of(OpenWay.GROUP)));
        assertThat(group.errno()).isEqualTo(Errno.EBUSY);
        assertThat(group.explained()).contains("/dev/vfio/devices/");
        access.open(LabDevices.SMBUS, IOMMUFD).attach();
    }
}
