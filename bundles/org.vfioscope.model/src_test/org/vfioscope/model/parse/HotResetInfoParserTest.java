package org.vfioscope.model.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfioscope.model.Bdf;
import org.vfioscope.model.CapturedDevice;
import org.vfioscope.model.HotResetDevice;

class HotResetInfoParserTest {

    @Test
    void tellsGroupsOfADeviceOpenedByItsGroup() throws MalformedReplyException {
        ByteBuffer reply = reply(0, 2);
        device(reply, 0, 8, 0, 0x01, 0x00);
        device(reply, 1, 9, 0x1234, 0xff, 0xfa);
        assertThat(HotResetInfoParser.parse(reply))
                .containsExactly(
                        new HotResetDevice(new Bdf(0, 1, 0, 0), OptionalInt.of(8), false),
                        new HotResetDevice(new Bdf(0x1234, 0xff, 0x1f, 2), OptionalInt.of(9), false));
    }

    @Test
    void tellsTheOwnerOfADeviceOpenedByIommufd() throws MalformedReplyException {
        ByteBuffer reply = reply(1, 3);
        device(reply, 0, 5, 0, 1, 0);
        // VFIO_PCI_DEVID_OWNED: in the group of a device that this iommufd owns
        device(reply, 1, 0, 0, 1, 1);
        device(reply, 2, -1, 0, 1, 2);
        assertThat(HotResetInfoParser.parse(reply))
                .extracting(HotResetDevice::ownedHere)
                .containsExactly(true, true, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.1", "7.3"})
    void readsTheGroupsThatTheKernelAnswered(String kernel) throws MalformedReplyException {
        CapturedDevice function = CapturedDevice.load(kernel + "-testdev-function-0");
        assertThat(HotResetInfoParser.parse(function.last("hot-reset", 0)))
                .containsExactly(
                        new HotResetDevice(new Bdf(0, 4, 0, 0), OptionalInt.of(18), false),
                        new HotResetDevice(new Bdf(0, 4, 0, 1), OptionalInt.of(18), false));
    }

    @Test
    void readsTheOwnerThatTheKernelAnswered() throws MalformedReplyException {
        CapturedDevice function = CapturedDevice.load("7.3-testdev-function-0-cdev");
        assertThat(HotResetInfoParser.parse(function.last("hot-reset", 0)))
                .containsExactly(
                        new HotResetDevice(new Bdf(0, 4, 0, 0), OptionalInt.empty(), true),
                        new HotResetDevice(new Bdf(0, 4, 0, 1), OptionalInt.empty(), true));
    }

    @Test
    void refusesMoreDevicesThanTheReplyHolds() {
        ByteBuffer reply = reply(0, 1).putInt(HotResetInfoParser.COUNT, 2);
        assertThatThrownBy(() -> HotResetInfoParser.parse(reply))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageContaining("2 devices do not fit into 20 bytes");
    }

    @Test
    void refusesACountThatWouldWrap() {
        ByteBuffer reply = reply(0, 1).putInt(HotResetInfoParser.COUNT, -1);
        assertThatThrownBy(() -> HotResetInfoParser.parse(reply)).isInstanceOf(MalformedReplyException.class);
    }

    private static ByteBuffer reply(int flags, int count) {
        int size = HotResetInfoParser.SIZE + count * HotResetInfoParser.DEVICE_SIZE;
        return ByteBuffer.allocate(size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0, size)
                .putInt(4, flags)
                .putInt(HotResetInfoParser.COUNT, count);
    }

    private static void device(ByteBuffer reply, int number, int id, int segment, int bus, int devfn) {
        int at = HotResetInfoParser.SIZE + number * HotResetInfoParser.DEVICE_SIZE;
        reply.putInt(at, id)
                .putShort(at + 4, (short) segment)
                .put(at + 6, (byte) bus)
                .put(at + 7, (byte) devfn);
    }
}
