package org.vfioscope.ui.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.dma.DmaAccess;
import org.vfioscope.model.dma.DmaMapping;
import org.vfioscope.model.dma.DmaSource;
import org.vfioscope.model.dma.IovaRange;

class IovaLayoutTest {

    private static final IovaRange LOW = new IovaRange(0, 0xfedf_ffffL);
    private static final IovaRange HIGH = new IovaRange(0xfef0_0000L, 0xffff_ffff_ffffL);

    private static DmaMapping at(long iova, long length) {
        return new DmaMapping(iova, length, DmaAccess.READ, new DmaSource.RegionPart("sim:wheel", true, 0, 0));
    }

    private static List<String> layout(List<IovaRange> usable, DmaMapping... mappings) {
        return IovaLayout.of(usable, List.of(mappings)).stream()
                .map(part -> "%x-%x %s %s".formatted(part.first(), part.last(), part.kind(), part.mapping()))
                .toList();
    }

    @Test
    void freeAndReservedAddressesLieAroundTheMappings() {
        assertThat(layout(List.of(LOW, HIGH), at(0x1000, 0x1000), at(0x2000, 0x1000), at(0xfef0_0000L, 0x1000)))
                .containsExactly(
                        "0-fff FREE -1",
                        "1000-1fff MAPPED 0",
                        "2000-2fff MAPPED 1",
                        "3000-fedfffff FREE -1",
                        "fee00000-feefffff RESERVED -1",
                        "fef00000-fef00fff MAPPED 2",
                        "fef01000-ffffffffffff FREE -1",
                        "1000000000000-ffffffffffffffff RESERVED -1");
    }

    @Test
    void aMappingMayFillTheLastAddresses() {
        long page = 0xffff_ffff_ffff_f000L;
        assertThat(layout(List.of(new IovaRange(0x1000, -1)), at(page, 0x1000)))
                .containsExactly(
                        "0-fff RESERVED -1",
                        "1000-ffffffffffffefff FREE -1",
                        "fffffffffffff000-ffffffffffffffff MAPPED 0");
        assertThat(layout(List.of(new IovaRange(0, 0xfff)), at(0, 0x1000)))
                .containsExactly("0-fff MAPPED 0", "1000-ffffffffffffffff RESERVED -1");
    }

    @Test
    void withoutRangesOnlyWhatLiesBetweenIsKnown() {
        assertThat(layout(List.of(), at(0x1000, 0x1000), at(0x2000, 0x1000), at(0x8000, 0x1000)))
                .containsExactly("1000-1fff MAPPED 0", "2000-2fff MAPPED 1", "3000-7fff FREE -1", "8000-8fff MAPPED 2");
        assertThat(layout(List.of())).isEmpty();
    }
}
