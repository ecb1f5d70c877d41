package org.vfioscope.model.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.vfioscope.model.CapturedDevice;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.MsixMappableCapability;
import org.vfioscope.model.RegionFlag;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.RegionTypeCapability;
import org.vfioscope.model.SparseMmapCapability;
import org.vfioscope.model.UnknownCapability;

class RegionInfoParserTest {

    static final List<String> DEVICES = CapturedDevice.ALL;

    @ParameterizedTest
    @FieldSource("DEVICES")
    void readsWhatTheKernelAnswered(String name) throws Exception {
        for (CapturedDevice.Reply reply : CapturedDevice.load(name).replies("region-info")) {
            if (reply.bytes().isPresent()) {
                RegionInfo region = RegionInfoParser.parse(reply.bytes().get());
                assertThat(region.index()).isEqualTo(reply.index());
                assertThat(region.capabilities()).noneMatch(UnknownCapability.class::isInstance);
                assertThat(region.isPresent() || !region.isMappable()).isTrue();
            }
        }
    }

    @Test
    void readsAPlainBar() throws Exception {
        RegionInfo bar = RegionInfoParser.parse(CapturedDevice.load("7.3-edu").last("region-info", 0));
        assertThat(bar.flags()).containsExactlyInAnyOrder(RegionFlag.READ, RegionFlag.WRITE, RegionFlag.MMAP);
        assertThat(bar.size()).isEqualTo(0x100000);
        assertThat(bar.capabilities()).isEmpty();
        assertThat(bar.isMappable()).isTrue();
    }

    @Test
    void readsTheMsixBarOfANewKernel() throws Exception {
        CapturedDevice nvme = CapturedDevice.load("7.3-nvme");
        RegionInfo bar = RegionInfoParser.parse(nvme.last("region-info", 0));
        assertThat(bar.capabilities()).containsExactly(new MsixMappableCapability(1));
        // the first reply was too short for the capability: its flag is set, but the chain is not there
        RegionInfo first = RegionInfoParser.parse(
                nvme.replies("region-info").getFirst().bytes().orElseThrow());
        assertThat(first.flags()).contains(RegionFlag.CAPS);
        assertThat(first.capabilities()).isEmpty();
    }

    @Test
    void readsTheSparseAreasOfARealDevice() throws Exception {
        CapturedDevice nvgrace = CapturedDevice.load("7.3-nvgrace");
        RegionInfo memory = RegionInfoParser.parse(nvgrace.last("region-info", 2));
        assertThat(memory.size()).isEqualTo(0x8000_0000L);
        assertThat(memory.capabilities())
                .containsExactly(new SparseMmapCapability(1, List.of(new MmapRange(0, 0x4400_0000))));
        RegionInfo reserved = RegionInfoParser.parse(nvgrace.last("region-info", 4));
        assertThat(reserved.capabilities())
                .containsExactly(new SparseMmapCapability(1, List.of(new MmapRange(0, 0x2000_0000))));
    }

    @Test
    void readsTheTypeOfARealDevicesOwnRegion() throws Exception {
        RegionInfo edid =
                RegionInfoParser.parse(CapturedDevice.load("7.3-mbochs").last("region-info", 9));
        assertThat(edid.capabilities()).containsExactly(new RegionTypeCapability(1, 1, 1));
        assertThat(edid.offset()).as("offsets are the driver's business").isEqualTo(0x2000);
    }

    @Test
    void readsTheRom() throws Exception {
        RegionInfo rom =
                RegionInfoParser.parse(CapturedDevice.load("7.3-e1000e").last("region-info", 6));
        assertThat(rom.flags()).containsExactly(RegionFlag.READ);
        assertThat(rom.size()).isEqualTo(0x40000);
    }

    @Test
    void keepsUnknownCapabilitiesWhole() throws Exception {
        ByteBuffer reply = new ReplyBytes(64)
                .flags(RegionFlag.CAPS)
                .chain(32)
                .capability(32, 77, 9, 48)
                .putLong(40, 0x1122334455667788L)
                .capability(48, 1, 1, 0)
                .sparse(48)
                .bytes();
        RegionInfo region = RegionInfoParser.parse(reply);
        assertThat(region.capabilities())
                .containsExactly(
                        new UnknownCapability(77, 9, "8877665544332211"), new SparseMmapCapability(1, List.of()));
    }

    @Test
    void readsSparseAreasInTheKernelsOrder() throws Exception {
        ByteBuffer reply = new ReplyBytes(32 + 16 + 32)
                .flags(RegionFlag.CAPS)
                .chain(32)
                .capability(32, 1, 1, 0)
                .sparse(32, new MmapRange(0xffff_ffff_0000_0000L, 0x1000), new MmapRange(0, 0))
                .bytes();
        assertThat(RegionInfoParser.parse(reply)
                        .capability(SparseMmapCapability.class)
                        .orElseThrow()
                        .areas())
                .containsExactly(new MmapRange(0xffff_ffff_0000_0000L, 0x1000), new MmapRange(0, 0));
    }

    @Test
    void ignoresWhatLiesBeforeThePosition() throws Exception {
        ByteBuffer reply = CapturedDevice.load("7.3-edu").last("region-info", 0);
        ByteBuffer shifted = ByteBuffer.allocate(7 + reply.remaining());
        shifted.position(7).put(reply).position(7);
        assertThat(RegionInfoParser.parse(shifted).size()).isEqualTo(0x100000);
        assertThat(shifted.position()).isEqualTo(7);
    }
}
