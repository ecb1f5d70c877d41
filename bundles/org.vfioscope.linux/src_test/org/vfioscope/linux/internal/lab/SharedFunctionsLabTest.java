package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.OpenDescriptors;
import org.vfioscope.model.DeviceFlag;
import org.vfioscope.model.HotResetDevice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.ErrnoAdvisor;
import org.vfioscope.model.errno.Operation;

/** Resets: two functions of a slot that are reset together, and devices that cannot be reset by themselves. */
@Tag("lab-new")
@Tag("lab-old")
@Tag("lab-iommufd")
@ExtendWith(NoDescriptorLeft.class)
class SharedFunctionsLabTest {

    private DeviceAccess access;

    @BeforeEach
    void begin() {
        access = LabDevices.access();
    }

    @AfterEach
    void end() throws VfioException {
        access.close();
        assertThat(OpenDescriptors.to("/dev/vfio/")).isEmpty();
    }

    @Test
    void bothFunctionsAreOpenAtATimeAndNameEachOther() throws Exception {
        DeviceSession first = access.open(LabDevices.FUNCTION_0);
        DeviceSession second = access.open(LabDevices.FUNCTION_1);

        assertThat(second.device().iommuGroup()).isEqualTo(first.device().iommuGroup());
        for (DeviceSession session : List.of(first, second)) {
            assertThat(session.snapshot().problems()).isEmpty();
            assertThat(session.snapshot().hotReset().orElseThrow())
                    .extracting(device -> device.address().toString())
                    .containsExactly(LabDevices.FUNCTION_0, LabDevices.FUNCTION_1);
        }
    }

    @Test
    void aDeviceBehindAPortIsResetAloneAndOneOnTheRootBusNotAtAll() throws Exception {
        assertThat(access.open(LabDevices.NVME).snapshot().hotReset().orElseThrow())
                .extracting(HotResetDevice::address)
                .hasToString("[" + LabDevices.NVME + "]");
        assertThat(access.open(LabDevices.EDU).snapshot().hotReset()).isEmpty();
    }

    @Test
    void aDeviceWithoutAResetSaysSo() throws Exception {
        DeviceSession edu = access.open(LabDevices.EDU);
        assertThat(edu.snapshot().info().flags()).doesNotContain(DeviceFlag.RESET);

        VfioException e = catchThrowableOfType(VfioException.class, edu::reset);

        assertThat(e.operation()).isEqualTo(Operation.DEVICE_RESET);
        assertThat(e.errno()).isEqualTo(Errno.EINVAL);
        assertThat(e.advice()).isNotEqualTo(ErrnoAdvisor.advise(Operation.DISCOVER, Errno.EINVAL));
        assertThat(e.explained()).contains("no reset");
    }

    @Test
    void aDeviceWithAResetIsReset() throws Exception {
        DeviceSession nvme = access.open(LabDevices.NVME);
        assertThat(nvme.snapshot().info().flags()).contains(DeviceFlag.RESET);

        nvme.reset();

        assertThat(nvme.snapshot().problems()).isEmpty();
    }
}
