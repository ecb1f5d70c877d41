package org.vfioscope.ui.internal.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.rules.RegionLayout;
import org.vfioscope.model.rules.RegionLayout.Kind;
import org.vfioscope.model.rules.RegionLayout.Part;

class AddressScaleTest {

    private static final double VIEW = 426;
    private final RegionLayout layout = new RegionLayout(
            0x4000,
            List.of(
                    part(Kind.MAPPED, 0, 0x1000),
                    part(Kind.NOT_MAPPABLE, 0x1000, 0x2000),
                    part(Kind.MAPPED, 0x3000, 0x1000)),
            Optional.empty());

    @Test
    void isToScaleWhereNothingIsFolded() {
        AddressScale scale = AddressScale.of(layout, false, 400, 1);
        assertThat(scale.height()).isEqualTo(400);
        assertThat(scale.y(0x1000)).isEqualTo(100);
        assertThat(scale.y(0x3000)).isEqualTo(300);
        assertThat(scale.y(0x4000)).isEqualTo(400);
        assertThat(scale.address(150)).isEqualTo(0x1800);
    }

    @Test
    void aFoldHasItsOwnHeightAndTheRestOneScale() {
        AddressScale scale = AddressScale.of(layout, true, VIEW, 1);
        assertThat(scale.y(0x1000)).isEqualTo(200);
        assertThat(scale.y(0x3000)).isEqualTo(200 + AddressScale.FOLDED);
        assertThat(AddressScale.of(layout, true, VIEW, 2).y(0x3000)).isEqualTo(400 + AddressScale.FOLDED);
    }

    @Test
    void whatIsNothingButGapIsNotFolded() {
        RegionLayout gap = new RegionLayout(0x1000, List.of(part(Kind.NOT_MAPPABLE, 0, 0x1000)), Optional.empty());
        assertThat(AddressScale.of(gap, true, 400, 1).height()).isEqualTo(400);
    }

    @Test
    void addressesBeyondTheSignedHaveTheirPlace() {
        long size = 0xc000_0000_0000_0000L;
        RegionLayout huge = new RegionLayout(size, List.of(part(Kind.MAPPED, 0, size)), Optional.empty());
        AddressScale scale = AddressScale.of(huge, true, 300, 1);
        assertThat(scale.y(0x8000_0000_0000_0000L)).isEqualTo(200);
        assertThat(scale.address(200)).isEqualTo(0x8000_0000_0000_0000L);
    }

    @Test
    void ticksAreRoundAndFarEnoughApart() {
        MapPlace place = new MapPlace(AddressScale.of(layout, false, 400, 1), 0, 0, Optional.of("a/b"));
        assertThat(place.ticks(90, 400)).containsExactly(0L, 0x1000L, 0x2000L, 0x3000L);
        assertThat(place.isSelected("a/b/0")).isTrue();
        assertThat(place.isSelected("a/bc")).isFalse();
    }

    private static Part part(Kind kind, long offset, long size) {
        return new Part(kind, new MmapRange(offset, size));
    }
}
