package org.vfioscope.model.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.Capability;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.MsixTable;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.RegionFlag;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.SparseMmapCapability;
import org.vfioscope.model.rules.RegionLayout.Kind;
import org.vfioscope.model.rules.RegionLayout.Part;

class RegionLayoutTest {

    private static final Optional<MsixTable> NO_MSIX = Optional.empty();
    private static final int PAGE = 0x1000;

    @Test
    void gapsLieBetweenSparseAreas() {
        var sparse = new SparseMmapCapability(
                1, List.of(new MmapRange(0x3000, 0x1000), new MmapRange(0x1000, 0x1000), new MmapRange(0, 0)));
        RegionLayout layout = RegionLayout.of(region(0x4000, NO_MSIX, sparse), NO_MSIX);
        assertThat(layout.parts())
                .containsExactly(
                        part(Kind.NOT_MAPPABLE, 0, 0x1000),
                        part(Kind.MAPPED, 0x1000, 0x1000),
                        part(Kind.NOT_MAPPABLE, 0x2000, 0x1000),
                        part(Kind.MAPPED, 0x3000, 0x1000));
    }

    @Test
    void neighbouringAreasStayApart() {
        var sparse = new SparseMmapCapability(1, List.of(new MmapRange(0, 0x1000), new MmapRange(0x1000, 0x3000)));
        assertThat(RegionLayout.of(region(0x4000, NO_MSIX, sparse), NO_MSIX).parts())
                .containsExactly(part(Kind.MAPPED, 0, 0x1000), part(Kind.MAPPED, 0x1000, 0x3000));
    }

    @Test
    void theTablesPagesAreLeftOut() {
        var msix = Optional.of(new MsixTable(0, 0x1800, 4));
        RegionLayout layout = RegionLayout.of(region(0x4000, msix), msix);
        assertThat(layout.parts())
                .containsExactly(
                        part(Kind.MAPPED, 0, 0x1000),
                        part(Kind.LEFT_OUT, 0x1000, 0x1000),
                        part(Kind.MAPPED, 0x2000, 0x2000));
        assertThat(layout.msixTable()).contains(new MmapRange(0x1800, 0x40));
    }

    @Test
    void aTableOfAnotherRegionOrPastTheEndIsNotIn() {
        var other = Optional.of(new MsixTable(1, 0, 4));
        assertThat(RegionLayout.of(region(0x4000, other), other).msixTable()).isEmpty();
        var past = Optional.of(new MsixTable(0, 0x4000, 4));
        assertThat(RegionLayout.of(region(0x4000, past), past).msixTable()).isEmpty();
    }

    @Test
    void sizesBeyondTheSignedAreKept() {
        RegionLayout layout = RegionLayout.of(region(0xc000_0000_0000_0000L, NO_MSIX), NO_MSIX);
        assertThat(layout.parts()).containsExactly(part(Kind.MAPPED, 0, 0xc000_0000_0000_0000L));
    }

    @Test
    void anAbsentRegionHasNoPart() {
        assertThat(RegionLayout.of(region(0, NO_MSIX), NO_MSIX).parts()).isEmpty();
    }

    private static Part part(Kind kind, long offset, long size) {
        return new Part(kind, new MmapRange(offset, size));
    }

    private static RegionSnapshot region(long size, Optional<MsixTable> msix, Capability... capabilities) {
        RegionInfo info = new RegionInfo(
                0, Set.of(RegionFlag.READ, RegionFlag.WRITE, RegionFlag.MMAP), 7, size, 0, List.of(capabilities));
        var bar = Optional.of(new PciBar(0, 0x1000_0000L, size, false, true, true));
        return new RegionSnapshot("BAR 0", info, bar, new MmapPlanner(PAGE).plan(info, true, bar, msix));
    }
}
