package org.vfioscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.model.Bdf;
import org.vfioscope.model.HotResetDevice;
import org.vfioscope.model.OpenWay;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.parse.HotResetInfoParser;

/** VFIO_DEVICE_GET_PCI_HOT_RESET_INFO of shipped devices; what kernels answered is repeated by CapturedKernelTest. */
class HotResetTest {

    private final SimulatorProvider provider = Requests.provider(Requests.table());

    private List<HotResetDevice> ask(String name, OpenWay way) throws Exception {
        try (DeviceIo device = provider.open(provider.describe(name), Optional.of(way))) {
            ByteBuffer info = Requests.info(28, 28, 0);
            device.getHotResetInfo(info);
            return HotResetInfoParser.parse(info);
        }
    }

    private Errno refusal(String name, int argsz) throws Exception {
        try (DeviceIo device = Requests.open(provider, name)) {
            return catchThrowableOfType(VfioException.class, () -> device.getHotResetInfo(Requests.info(28, argsz, 0)))
                    .errno();
        }
    }

    @Test
    void aCardHasTwoFunctions() throws Exception {
        assertThat(ask("sim:gpu", OpenWay.GROUP))
                .containsExactly(
                        new HotResetDevice(new Bdf(0, 0x0b, 0, 0), OptionalInt.of(14), false),
                        new HotResetDevice(new Bdf(0, 0x0b, 0, 1), OptionalInt.of(14), false));
        assertThat(ask("sim:gpu", OpenWay.IOMMUFD))
                .extracting(HotResetDevice::ownedHere)
                .as("who has one device of a group has all of it")
                .containsExactly(true, true);
    }

    @Test
    void aBusHasDevicesOfOtherGroups() throws Exception {
        assertThat(ask("sim:nic", OpenWay.GROUP))
                .extracting(HotResetDevice::group)
                .containsExactly(OptionalInt.of(16), OptionalInt.of(18));
        assertThat(ask("sim:nic", OpenWay.IOMMUFD))
                .extracting(HotResetDevice::ownedHere)
                .containsExactly(true, false);
    }

    @ParameterizedTest
    @CsvSource({
        "sim:gpu, 11, EINVAL",
        "sim:gpu, 12, ENOSPC",
        "sim:gpu, 27, ENOSPC",
        "sim:old-kernel, 28, ENODEV",
        "sim:vfio-user, 28, ENOTTY"
    })
    void refuses(String name, int argsz, String errno) throws Exception {
        assertThat(refusal(name, argsz).name()).isEqualTo(errno);
    }
}
