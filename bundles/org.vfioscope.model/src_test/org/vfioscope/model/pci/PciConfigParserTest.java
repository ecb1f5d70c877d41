package org.vfioscope.model.pci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfioscope.model.CapturedDevice;
import org.vfioscope.model.IrqInfo;
import org.vfioscope.model.MsixTable;
import org.vfioscope.model.parse.IrqInfoParser;
import org.vfioscope.model.parse.MalformedReplyException;

class PciConfigParserTest {

    static final List<String> DEVICES = CapturedDevice.VFIO_PCI;

    private final ByteBuffer config = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);

    @ParameterizedTest
    @FieldSource("DEVICES")
    void agreesWithTheKernelsCountOfVectors(String name) throws Exception {
        CapturedDevice device = CapturedDevice.load(name);
        IrqInfo msix = IrqInfoParser.parse(device.last("irq-info", 2));
        PciConfig decoded = PciConfigParser.parse(device.config());
        assertThat(decoded.msix().map(MsixTable::entries).orElse(0)).isEqualTo(msix.count());
        assertThat(decoded.command().memoryDecode()).isTrue();
    }

    @Test
    void decodesARealNetworkCard() throws Exception {
        PciConfig decoded =
                PciConfigParser.parse(CapturedDevice.load("7.3-e1000e").config());
        assertThat(decoded.msix()).contains(new MsixTable(3, 0, 5));
        assertThat(decoded.power()).contains(PowerState.D0);
        assertThat(decoded.link()).map(PcieLink::toString).contains("2.5 GT/s x1 (can do 2.5 GT/s x1)");
        assertThat(decoded.bars())
                .containsExactly(
                        new ConfigBar(0, 0xfe640000L, false, false, false),
                        new ConfigBar(1, 0xfe660000L, false, false, false),
                        new ConfigBar(2, 0xd000, true, false, false),
                        new ConfigBar(3, 0xfe680000L, false, false, false));
        assertThat(decoded.capabilities())
                .extracting(PciCapability::name)
                .contains(
                        "Power Management",
                        "Message Signalled Interrupts",
                        "PCI Express",
                        "MSI-X",
                        "Advanced Error Reporting");
    }

    @Test
    void readsABarOf64Bits() throws Exception {
        config.putInt(0x10, 0x0000_000c).putInt(0x14, 0x38).putInt(0x18, 0xe000_0000);
        assertThat(PciConfigParser.parse(config).bars())
                .containsExactly(
                        new ConfigBar(0, 0x38_0000_0000L, false, true, true),
                        new ConfigBar(2, 0xe000_0000L, false, false, false));
    }

    @Test
    void tellsSleepAndDecode() throws Exception {
        list(0x40).put(0x40, (byte) 1).putShort(0x44, (short) 0x0103).putShort(4, (short) 0x405);
        PciConfig decoded = PciConfigParser.parse(config);
        assertThat(decoded.power()).contains(PowerState.D3HOT);
        assertThat(decoded.command().memoryDecode()).isFalse();
        assertThat(decoded.command().ioDecode()).isTrue();
        assertThat(decoded.command().busMaster()).isTrue();
        assertThat(decoded.command().intxDisabled()).isTrue();
    }

    @Test
    void saysWhenALinkIsSlowerThanItCanBe() {
        PcieLink link = new PcieLink(4, 16, 1, 8);
        assertThat(link.isDegraded()).isTrue();
        assertThat(link).hasToString("2.5 GT/s x8 (can do 16 GT/s x16)");
        assertThat(new PcieLink(9, 1, 9, 1)).hasToString("speed code 9 x1 (can do speed code 9 x1)");
    }

    @Test
    void numbersWhatHasNoName() throws Exception {
        list(0x40).put(0x40, (byte) 0x7f);
        assertThat(PciConfigParser.parse(config).capabilities())
                .containsExactly(new PciCapability(0x7f, false, 0x40, "capability 0x7f"));
    }

    @Test
    void isEmptyWithoutLists() throws Exception {
        assertThat(PciConfigParser.parse(config).capabilities()).isEmpty();
        assertThat(PciConfigParser.parse(ByteBuffer.allocate(4096)).capabilities())
                .isEmpty();
    }

    @Test
    void refusesListsThatLoop() {
        list(0x40).put(0x40, (byte) 5).put(0x41, (byte) 0x40);
        refused(config, "loops back to 0x40");
        ByteBuffer extended = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        extended.putInt(0x100, 0x1401_0001).putInt(0x140, 0x1001_0003);
        refused(extended, "loops back to 0x100");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 0x3c})
    void refusesAListInsideTheHeader(int start) {
        list(start);
        refused(config, "lies outside of it");
    }

    @Test
    void refusesAnExtendedListInsideTheStandardSpace() {
        ByteBuffer extended = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        extended.putInt(0x100, 0x0401_0001);
        refused(extended, "capability at 0x40 lies outside of it");
    }

    @Test
    void refusesATableInNoBar() {
        list(0x40).put(0x40, (byte) 0x11).putInt(0x44, 6);
        refused(config, "the MSI-X table is in BAR 6");
    }

    @ParameterizedTest
    @ValueSource(bytes = {0x11, 0x10, 1})
    void refusesACapabilityThatIsCutOff(byte id) {
        list(0xfc).put(0xfc, id);
        refused(config, "cut off");
    }

    @Test
    void refusesLessThanAHeader() {
        refused(ByteBuffer.allocate(63), "63 bytes");
    }

    @Test
    void noRandomChangeOfARealSpaceEscapes() {
        ByteBuffer captured = CapturedDevice.load("7.3-e1000e").config();
        byte[] real = new byte[captured.remaining()];
        captured.get(real);
        Random random = new Random(20261122);
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = real.clone();
            for (int change = random.nextInt(20); change > 0; change--) {
                bytes[0x30 + random.nextInt(0x130)] = (byte) random.nextInt();
            }
            try {
                PciConfigParser.parse(ByteBuffer.wrap(bytes));
            } catch (MalformedReplyException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(100, 19_900);
    }

    private ByteBuffer list(int start) {
        return config.putShort(6, (short) 0x10).put(0x34, (byte) start);
    }

    private static void refused(ByteBuffer bytes, String message) {
        assertThatThrownBy(() -> PciConfigParser.parse(bytes))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageContaining(message);
    }
}
