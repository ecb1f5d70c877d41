package org.vfioscope.model.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfioscope.model.CapturedDevice;
import org.vfioscope.model.RegionFlag;

/** Replies that lie: each ends in a clear exception, never in a hang or a read out of bounds. */
class MalformedReplyTest {

    private static void refused(ReplyBytes reply, String message) {
        assertThatThrownBy(() -> RegionInfoParser.parse(reply.bytes()))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageContaining(message);
    }

    private static ReplyBytes withChain(int size, int start) {
        return new ReplyBytes(size).flags(RegionFlag.CAPS).chain(start);
    }

    @Test
    void chainThatLoopsOnItself() {
        refused(withChain(64, 32).capability(32, 3, 1, 32), "loops back to 0x20");
    }

    @Test
    void chainThatLoopsOverTwo() {
        refused(withChain(64, 32).capability(32, 3, 1, 40).capability(40, 3, 1, 32), "loops back to 0x20");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 31, 57, 64, 65, 0x7fffffff, 0x80000000, 0xffffffff})
    void chainThatLeavesTheReply(int start) {
        refused(withChain(64, start), "lies outside of the reply");
    }

    @Test
    void secondLinkThatLeavesTheReply() {
        refused(withChain(64, 32).capability(32, 3, 1, 4000), "capability at 0xfa0 lies outside");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 0x1000000, 0x7fffffff, 0x80000000, 0xffffffff})
    void sparseCapabilityThatClaimsMoreAreasThanFit(int areas) {
        refused(withChain(64, 32).capability(32, 1, 1, 0).putInt(40, areas), "has room for 1");
    }

    @Test
    void sparseCapabilityThatRunsIntoTheNext() {
        refused(
                withChain(80, 32).capability(32, 1, 1, 56).putInt(40, 1).capability(56, 3, 1, 0),
                "claims 1 areas, but has room for 0");
    }

    @Test
    void capabilitiesThatOverlap() {
        refused(withChain(64, 32).capability(32, 2, 1, 40).capability(40, 3, 1, 0), "needs 16 bytes, but has 8");
    }

    @Test
    void typeCapabilityThatIsCutOff() {
        refused(withChain(44, 32).capability(32, 2, 1, 0), "capability 2 at 0x20 needs 16 bytes, but has 12");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31})
    void fewerBytesThanTheStructure(int size) {
        assertThatThrownBy(() -> RegionInfoParser.parse(ByteBuffer.allocate(size)))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageContaining("bytes, but the structure has 32");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31})
    void argszBelowTheStructure(int argsz) {
        refused(new ReplyBytes(64).putInt(0, argsz), "argsz is " + argsz);
    }

    @Test
    void argszCutsTheChainOff() {
        refused(withChain(64, 40).capability(40, 3, 1, 0).putInt(0, 40), "lies outside of the reply");
    }

    @Test
    void argszBeyondTheBufferIsNoLicenceToReadOn() throws Exception {
        assertThat(RegionInfoParser.parse(new ReplyBytes(32).putInt(0, -1).bytes())
                        .capabilities())
                .isEmpty();
    }

    @Test
    void deviceWithMoreRegionsThanAnyHas() {
        ByteBuffer reply = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        reply.putInt(0, 24).putInt(8, -1);
        assertThatThrownBy(() -> DeviceInfoParser.parse(reply))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageContaining("num_regions is 4294967295");
    }

    @Test
    void noRandomChangeOfARealReplyEscapes() {
        byte[] real = CapturedDevice.load("7.3-nvme").last("region-info", 0).array();
        Random random = new Random(20261122);
        int refused = 0;
        for (int round = 0; round < 50_000; round++) {
            byte[] bytes = new byte[random.nextInt(96)];
            System.arraycopy(real, 0, bytes, 0, Math.min(real.length, bytes.length));
            for (int change = random.nextInt(6); change > 0 && bytes.length > 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                RegionInfoParser.parse(ByteBuffer.wrap(bytes));
            } catch (MalformedReplyException e) {
                assertThat(e).hasMessageStartingWith("vfio_region_info: ");
                refused++;
            }
        }
        assertThat(refused).isBetween(1_000, 49_000);
    }
}
