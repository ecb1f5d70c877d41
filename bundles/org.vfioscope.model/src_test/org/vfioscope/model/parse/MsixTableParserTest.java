package org.vfioscope.model.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfioscope.model.CapturedDevice;
import org.vfioscope.model.IrqInfo;
import org.vfioscope.model.MsixTable;

class MsixTableParserTest {

    static final List<String> DEVICES = CapturedDevice.VFIO_PCI;

    private final ByteBuffer config = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);

    @ParameterizedTest
    @FieldSource("DEVICES")
    void agreesWithTheKernelsCountOfVectors(String name) throws Exception {
        CapturedDevice device = CapturedDevice.load(name);
        IrqInfo msix = IrqInfoParser.parse(device.last("irq-info", 2));
        assertThat(MsixTableParser.parse(device.config())
                        .map(MsixTable::entries)
                        .orElse(0))
                .isEqualTo(msix.count());
    }

    @Test
    void findsTheTable() throws Exception {
        assertThat(MsixTableParser.parse(CapturedDevice.load("7.3-e1000e").config()))
                .contains(new MsixTable(3, 0, 5));
        assertThat(MsixTableParser.parse(CapturedDevice.load("7.3-nvme").config())
                        .orElseThrow()
                        .bar())
                .isZero();
    }

    @Test
    void isEmptyWithoutAList() throws Exception {
        assertThat(MsixTableParser.parse(config)).isEmpty();
    }

    @Test
    void refusesAListThatLoops() {
        list(0x40).put(0x40, (byte) 5).put(0x41, (byte) 0x40);
        refused("loops back to 0x40");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 0x3c})
    void refusesAListInsideTheHeader(int start) {
        list(start);
        refused("lies outside of it");
    }

    @Test
    void refusesATableInNoBar() {
        list(0x40).put(0x40, (byte) 0x11).putInt(0x44, 6);
        refused("the MSI-X table is in BAR 6");
    }

    @Test
    void refusesACapabilityThatIsCutOff() {
        list(0xf8).put(0xf8, (byte) 0x11);
        refused("cut off");
    }

    @Test
    void refusesLessThanAHeader() {
        assertThatThrownBy(() -> MsixTableParser.parse(ByteBuffer.allocate(63)))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageContaining("63 bytes");
    }

    private ByteBuffer list(int start) {
        return config.putShort(6, (short) 0x10).put(0x34, (byte) start);
    }

    private void refused(String message) {
        assertThatThrownBy(() -> MsixTableParser.parse(config))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageContaining(message);
    }
}
