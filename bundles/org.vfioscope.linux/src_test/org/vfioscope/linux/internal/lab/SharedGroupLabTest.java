package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.OpenDescriptors;
import org.vfioscope.linux.internal.sysfs.BindCommands;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.errno.Errno;

/** The functions of q35's slot 0x1f share an IOMMU group: 1f.2 is a SATA controller, 1f.3 an SMBus one. */
@Tag("lab-new")
@Tag("lab-old")
class SharedGroupLabTest {

    private static final String SATA = "0000:00:1f.2";
    private static final String SMBUS = "0000:00:1f.3";
    private static final int CONFIG = 7;

    @Test
    void theBlockingDeviceIsNamedAndTheCommandsForItWork() throws Exception {
        RootShell.run("modprobe ahci");
        RootShell.run(BindCommands.bindToVfio(SMBUS, Optional.empty()));
        try (DeviceAccess access = LabDevices.access()) {
            VfioException e = catchThrowableOfType(VfioException.class, () -> access.open(SMBUS));
            assertThat(e.errno()).isEqualTo(Errno.EPERM);
            assertThat(e.advice().cause())
                    .contains("not viable", SATA + " is bound to ahci")
                    .doesNotContain(SMBUS);
            String commands = BindCommands.bindToVfio(SATA, Optional.of("ahci"));
            assertThat(e.advice().remedy()).contains(commands);
            assertThat(OpenDescriptors.to("/dev/vfio/")).isEmpty();

            RootShell.run(commands);
            bothAreOpenAtATime(access);
        }
        assertThat(OpenDescriptors.to("/dev/vfio/")).isEmpty();
    }

    private static void bothAreOpenAtATime(DeviceAccess access) throws Exception {
        DeviceSession smbus = access.open(SMBUS);
        DeviceSession sata = access.open(SATA);
        assertThat(OpenDescriptors.to("/dev/vfio/")).hasSize(2);

        smbus.close();
        assertThat(OpenDescriptors.to("/dev/vfio/")).hasSize(2);
        assertThat(sata.read(CONFIG, 0, AccessWidth.DWORD)).isEqualTo(0x29228086L);

        sata.close();
        assertThat(OpenDescriptors.to("/dev/vfio/")).isEmpty();
    }
}
