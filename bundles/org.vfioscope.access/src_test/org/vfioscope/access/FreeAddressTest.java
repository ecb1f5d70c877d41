package org.vfioscope.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.dma.DmaAccess;
import org.vfioscope.model.dma.DmaMapping;
import org.vfioscope.model.dma.DmaSource;
import org.vfioscope.model.dma.IovaRange;

class FreeAddressTest {

    private static final long PAGE = 0x1000;
    private static final List<IovaRange> ALL = List.of(new IovaRange(0, -1));

    private static DmaMapping taken(long iova, long length) {
        return new DmaMapping(iova, length, DmaAccess.READ, new DmaSource.RegionPart("a device", true, 0, 0));
    }

    @Test
    void leavesOutAddress0() {
        assertThat(FreeAddress.find(ALL, List.of(), PAGE, PAGE)).hasValue(PAGE);
    }

    @Test
    void findsTheGapBetweenMappings() {
        List<DmaMapping> taken = List.of(taken(PAGE, PAGE), taken(3 * PAGE, PAGE), taken(6 * PAGE, PAGE));
        assertThat(FreeAddress.find(ALL, taken, PAGE, PAGE)).hasValue(2 * PAGE);
        assertThat(FreeAddress.find(ALL, taken, 2 * PAGE, PAGE)).hasValue(4 * PAGE);
        assertThat(FreeAddress.find(ALL, taken, 3 * PAGE, PAGE)).hasValue(7 * PAGE);
    }

    @Test
    void knowsAddressesAsUnsigned() {
        List<IovaRange> upper = List.of(new IovaRange(0x8000_0000_0000_0000L, 0x8000_0000_0000_2fffL));
        List<DmaMapping> taken = List.of(taken(0x8000_0000_0000_0000L, PAGE));
        assertThat(FreeAddress.find(upper, taken, 2 * PAGE, PAGE)).hasValue(0x8000_0000_0000_1000L);
        assertThat(FreeAddress.find(upper, taken, 3 * PAGE, PAGE)).isEmpty();
    }

    @Test
    void doesNotStartAnewBehindTheLastAddress() {
        List<DmaMapping> taken = List.of(taken(PAGE, -2 * PAGE), taken(-PAGE, PAGE));
        assertThat(FreeAddress.find(ALL, taken, PAGE, PAGE)).isEqualTo(OptionalLong.empty());
    }

    @Test
    void alignsWhereARangeIsNot() {
        List<IovaRange> odd = List.of(new IovaRange(0x1234, 0x2fff), new IovaRange(0x3001, 0x4fff));
        assertThat(FreeAddress.find(odd, List.of(), PAGE, PAGE)).hasValue(0x2000);
        assertThat(FreeAddress.find(odd, List.of(taken(0x2000, PAGE)), PAGE, PAGE))
                .hasValue(0x4000);
    }
}
