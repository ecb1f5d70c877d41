package org.vfioscope.model.dma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IovaRangesTest {

    private static final IovaRange ALL = new IovaRange(0, -1);
    private static final IovaRange MSI = new IovaRange(0xfee00000L, 0xfeefffffL);

    @Test
    void aHoleLeavesBothSides() {
        assertThat(IovaRanges.without(List.of(new IovaRange(0, 0x7fffffffffL)), MSI))
                .containsExactly(new IovaRange(0, 0xfedfffffL), new IovaRange(0xfef00000L, 0x7fffffffffL));
    }

    @Test
    void edgesAreCutOnTheirSideAlone() {
        assertThat(IovaRanges.without(List.of(ALL), new IovaRange(0, 0xfff)))
                .containsExactly(new IovaRange(0x1000, -1));
        assertThat(IovaRanges.without(List.of(ALL), new IovaRange(0x8000_0000_0000_0000L, -1)))
                .containsExactly(new IovaRange(0, Long.MAX_VALUE));
    }

    @Test
    void whatIsReservedAsAWholeIsGone() {
        assertThat(IovaRanges.without(List.of(MSI), ALL)).isEmpty();
        assertThat(IovaRanges.without(List.of(MSI), MSI)).isEmpty();
    }

    @Test
    void whatLiesApartStays() {
        List<IovaRange> ranges = List.of(new IovaRange(0, 0xfff), new IovaRange(0x2000, 0x2fff));

        assertThat(IovaRanges.without(ranges, new IovaRange(0x1000, 0x1fff))).isEqualTo(ranges);
    }
}
