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

/** Two devices of one group, opened by that group. */
@Tag("lab-new")
@Tag("lab-old")
class SharedGroupLabTest {

    private static final String SATA = LabDevices.SATA;
    private static final String SMBUS = LabDevices.SMBUS;
    private static final int CONFIG = 7;

    @Test
    void theBlockingDeviceIsNamedAndTheCommandsForItWork() throws Exception {
        LabShell.root("modprobe ahci");
        LabShell.root(BindCommands.bindToVfio(SMBUS, Optional.empty()));
        try (DeviceAccess access = LabDevices.access()) {
            VfioException e = catchThrowableOfType(VfioException.class, () -> access.open(SMBUS));
            assertThat(e.errno()).isEqualTo(Errno.EPERM);
            assertThat(e.advice().cause())
                    .contains("not viable", SATA + " is bound to ahci")
                    .doesNotContain(SMBUS);
            String commands = BindCommands.bindToVfio(SATA, Optional.of("ahci"));
            assertThat(e.advice().remedy()).contains(commands);
            assertThat(OpenDescriptors.to("/dev/vfio/")).isEmpty();

            LabShell.root(commands);
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
