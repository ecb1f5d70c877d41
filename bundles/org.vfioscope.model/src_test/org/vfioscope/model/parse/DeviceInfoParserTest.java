package org.vfioscope.model.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.vfioscope.model.CapturedDevice;
import org.vfioscope.model.DeviceFlag;
import org.vfioscope.model.DeviceInfo;
import org.vfioscope.model.UnknownCapability;

class DeviceInfoParserTest {

    static final List<String> DEVICES = CapturedDevice.ALL;

    @ParameterizedTest
    @FieldSource("DEVICES")
    void readsWhatTheKernelAnswered(String name) throws Exception {
        for (CapturedDevice.Reply reply : CapturedDevice.load(name).replies("device-info")) {
            DeviceInfo info = DeviceInfoParser.parse(reply.bytes().orElseThrow());
            assertThat(info.isPci()).isTrue();
            assertThat(info.regionCount()).isEqualTo(name.endsWith("mbochs") ? 10 : 9);
            assertThat(info.irqCount()).isEqualTo(5);
            assertThat(info.capabilities()).isEmpty();
        }
    }

    @Test
    void tellsWhichDeviceCanBeReset() throws Exception {
        assertThat(flags("7.3-nvme")).containsExactlyInAnyOrder(DeviceFlag.PCI, DeviceFlag.RESET);
        assertThat(flags("7.3-edu")).containsExactly(DeviceFlag.PCI);
    }

    @Test
    void keepsDeviceCapabilities() throws Exception {
        ByteBuffer reply = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        reply.putInt(0, 40).putInt(4, DeviceFlag.CAPS.mask()).putInt(16, 24);
        reply.putShort(24, (short) 5).putShort(26, (short) 1).putInt(32, 7);
        assertThat(DeviceInfoParser.parse(reply).capabilities())
                .containsExactly(new UnknownCapability(5, 1, "0700000000000000"));
    }

    private static Set<DeviceFlag> flags(String name) throws MalformedReplyException {
        return DeviceInfoParser.parse(CapturedDevice.load(name).last("device-info", 0))
                .flags();
    }
}
