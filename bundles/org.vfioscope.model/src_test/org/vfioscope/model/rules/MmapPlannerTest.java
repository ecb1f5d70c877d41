package org.vfioscope.model.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfioscope.model.Capability;
import org.vfioscope.model.CapturedDevice;
import org.vfioscope.model.Flag;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.MsixMappableCapability;
import org.vfioscope.model.MsixTable;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.RegionFlag;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.SparseMmapCapability;
import org.vfioscope.model.parse.RegionInfoParser;

class MmapPlannerTest {

    private static final int READ_WRITE = 3;
    private static final int READ_WRITE_MMAP = 7;

    private final MmapPlanner planner = new MmapPlanner(0x1000);

    private static RegionInfo region(int index, int flags, long size, Capability... capabilities) {
        return new RegionInfo(index, Flag.of(RegionFlag.class, flags), flags, size, 0, List.of(capabilities));
    }

    private MmapPlan plan(RegionInfo region) {
        return planner.plan(region, true, Optional.empty(), Optional.empty());
    }

    private static RegionInfo sparse(long size, MmapRange... areas) {
        return region(0, READ_WRITE_MMAP, size, new SparseMmapCapability(1, List.of(areas)));
    }

    private static MmapRange range(long offset, long size) {
        return new MmapRange(offset, size);
    }

    @Test
    void wholeRegionWithoutACapability() {
        MmapPlan plan = plan(region(0, READ_WRITE_MMAP, 0x4_0000_0000L));
        assertThat(plan.kernel()).containsExactly(range(0, 0x4_0000_0000L));
        assertThat(plan.qemuRanges()).isEqualTo(plan.kernel());
        assertThat(plan.noRange()).isEmpty();
    }

    @Test
    void qemuSortsAreasAndDropsEmptyOnes() {
        MmapPlan plan = plan(sparse(0x10000, range(0x8000, 0x1000), range(0x3000, 0), range(0, 0x2000)));
        assertThat(plan.kernel()).containsExactly(range(0x8000, 0x1000), range(0x3000, 0), range(0, 0x2000));
        assertThat(plan.qemuRanges()).containsExactly(range(0, 0x2000), range(0x8000, 0x1000));
    }

    @Test
    void adjacentAreasDoNotOverlap() {
        assertThat(plan(sparse(0x10000, range(0, 0x1000), range(0x1000, 0x1000)))
                        .qemuRanges())
                .hasSize(2);
    }

    @Test
    void qemuRefusesOverlappingAreas() {
        MmapPlan plan = plan(sparse(0x10000, range(0x1000, 0x2000), range(0, 0x1001)));
        assertThat(plan.qemu()).isEqualTo(new QemuRanges.Refused("areas [0x0 - 0x1000] and [0x1000 - 0x2fff] overlap"));
        assertThat(plan.qemuRanges()).isEmpty();
        assertThat(plan.noRange()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0xf000,0x2000", "0x20000,0x1000", "0xfffffffffffff000,0x2000"})
    void areasThatLeaveTheRegionAreRefused(String offset, String size) {
        MmapPlan plan =
                plan(sparse(0x10000, range(Long.parseUnsignedLong(offset.substring(2), 16), Long.decode(size))));
        assertThat(plan.qemu())
                .isInstanceOfSatisfying(
                        QemuRanges.Refused.class,
                        refused -> assertThat(refused.reason()).endsWith("reaches past the region's end 0x10000"));
    }

    @Test
    void sizesAreUnsigned() {
        assertThat(plan(sparse(-1L << 12, range(1L << 63, 0x1000), range(0, 1L << 63)))
                        .qemuRanges())
                .containsExactly(range(0, 1L << 63), range(1L << 63, 0x1000));
    }

    @Test
    void onlyEmptyAreas() {
        assertThat(plan(sparse(0x1000, range(0, 0))).noRange()).contains(NoRangeReason.NO_AREAS);
        assertThat(plan(sparse(0x1000)).noRange()).contains(NoRangeReason.NO_AREAS);
    }

    @Test
    void saysWhyThereIsNothing() {
        assertThat(plan(region(1, 0, 0)).noRange()).contains(NoRangeReason.ABSENT);
        assertThat(plan(region(6, 1, 0x40000)).noRange()).contains(NoRangeReason.ROM);
        assertThat(plan(region(7, READ_WRITE, 0x100)).noRange()).contains(NoRangeReason.CONFIG_SPACE);
        assertThat(plan(region(0, READ_WRITE, 0x100)).noRange()).contains(NoRangeReason.NOT_MAPPABLE);
        PciBar io = new PciBar(1, 0xd000, 0x100, true, false, false);
        assertThat(planner.plan(region(1, READ_WRITE, 0x100), true, Optional.of(io), Optional.empty())
                        .noRange())
                .contains(NoRangeReason.IO_PORTS);
    }

    @Test
    void indicesMeanNothingOnADeviceThatIsNotPci() {
        assertThat(planner.plan(region(6, 1, 0x40000), false, Optional.empty(), Optional.empty())
                        .noRange())
                .contains(NoRangeReason.NOT_MAPPABLE);
    }

    private List<MmapRange> cut(long barSize, long tableOffset, int entries) {
        MmapPlan plan = planner.plan(
                region(3, READ_WRITE_MMAP, barSize),
                true,
                Optional.empty(),
                Optional.of(new MsixTable(3, tableOffset, entries)));
        assertThat(((QemuRanges.Mapped) plan.qemu()).msixTableCutOut()).isTrue();
        assertThat(plan.noRange().isPresent()).isEqualTo(plan.qemuRanges().isEmpty());
        assertThat(plan.kernel()).containsExactly(range(0, barSize));
        return plan.qemuRanges();
    }

    @Test
    void qemuCutsTheMsixTableOut() {
        assertThat(cut(0x4000, 0, 16)).containsExactly(range(0x1000, 0x3000));
        assertThat(cut(0x4000, 0x3000, 16)).containsExactly(range(0, 0x3000));
        assertThat(cut(0x4000, 0x1800, 16)).containsExactly(range(0, 0x1000), range(0x2000, 0x2000));
        assertThat(cut(0x4000, 0x1ff0, 2)).containsExactly(range(0, 0x1000), range(0x3000, 0x1000));
        assertThat(cut(0x4000, 0x1000, 256)).containsExactly(range(0, 0x1000), range(0x2000, 0x2000));
        assertThat(cut(0x1000, 0x800, 16)).isEmpty();
    }

    @Test
    void theTableStaysWhereItMayBeMapped() {
        List<Capability> mappable = new ArrayList<>(List.of(new MsixMappableCapability(1)));
        RegionInfo bar = new RegionInfo(3, Flag.of(RegionFlag.class, 15), 15, 0x4000, 0, mappable);
        Optional<MsixTable> table = Optional.of(new MsixTable(3, 0, 16));
        assertThat(planner.plan(bar, true, Optional.empty(), table).qemuRanges())
                .containsExactly(range(0, 0x4000));
        RegionInfo other = region(2, READ_WRITE_MMAP, 0x4000);
        assertThat(planner.plan(other, true, Optional.empty(), table).qemuRanges())
                .containsExactly(range(0, 0x4000));
    }

    @Test
    void sparseAreasAreNotCutAgain() {
        RegionInfo bar = sparse(0x4000, range(0x2000, 0x2000));
        MmapPlan plan = planner.plan(bar, true, Optional.empty(), Optional.of(new MsixTable(0, 0, 16)));
        assertThat(plan.qemu()).isEqualTo(new QemuRanges.Mapped(List.of(range(0x2000, 0x2000)), false));
    }

    @Test
    void cutFollowsThePageSizeOfTheHost() {
        MmapPlan plan = new MmapPlanner(0x10000)
                .plan(
                        region(0, READ_WRITE_MMAP, 0x40000),
                        true,
                        Optional.empty(),
                        Optional.of(new MsixTable(0, 0x18000, 16)));
        assertThat(plan.qemuRanges()).containsExactly(range(0, 0x10000), range(0x20000, 0x20000));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -4096, 3000})
    void pageSizeIsAPowerOfTwo(long pageSize) {
        assertThatThrownBy(() -> new MmapPlanner(pageSize)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyMappableRegionOfTheLabHasAWholeRange() throws Exception {
        int mappable = 0;
        for (String name : CapturedDevice.VFIO_PCI) {
            for (CapturedDevice.Reply reply : CapturedDevice.load(name).replies("region-info")) {
                if (reply.bytes().isPresent()) {
                    RegionInfo region = RegionInfoParser.parse(reply.bytes().get());
                    assertThat(plan(region).noRange().isEmpty()).isEqualTo(region.isMappable());
                    mappable += region.isMappable() ? 1 : 0;
                }
            }
        }
        assertThat(mappable).isGreaterThan(12);
    }
}
