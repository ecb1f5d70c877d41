package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.model.AccessWidth;

/** The content of a BAR of 4 GiB. Linux 6.1 refuses to write at its end with EINVAL, so it is not tried there. */
@Tag("lab-new")
@Tag("lab-iommufd")
@ExtendWith(NoDescriptorLeft.class)
class LargeBarLabTest {

    private static final long FOUR_GIB = 1L << 32;

    @Test
    void itsEndIsReached() throws Exception {
        try (DeviceAccess access = LabDevices.access()) {
            DeviceSession large = access.open(LabDevices.LARGE);
            LabDevices.decode(large, true);

            large.write(2, FOUR_GIB - 8, AccessWidth.QWORD, 0x1122334455667788L);

            assertThat(large.read(2, FOUR_GIB - 4, AccessWidth.DWORD)).isEqualTo(0x11223344L);
            assertThat(large.read(2, 0, AccessWidth.DWORD)).isZero();
        }
    }
}
