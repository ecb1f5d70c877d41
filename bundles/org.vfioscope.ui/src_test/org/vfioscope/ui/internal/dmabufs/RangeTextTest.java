package org.vfioscope.ui.internal.dmabufs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfioscope.model.MmapRange;

class RangeTextTest {

    @Test
    void rangesStandInTheOrderOfTheirLines() {
        List<MmapRange> ranges = List.of(new MmapRange(0x4000, 0x1000), new MmapRange(0, 0x2000));
        assertThat(RangeText.parse(" 0x4000 + 4096\n\n0+0X2000 \n")).contains(ranges);
        assertThat(RangeText.parse(RangeText.of(ranges))).contains(ranges);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n ",
                "here",
                "0x0",
                "0x0+0x1000\n0x2000",
                "0x0+0x1000+0x1000",
                "f00+1000",
                "0x0+0x10000000000000000"
            })
    void nothingToBeMadeIsNoRange(String typed) {
        assertThat(RangeText.parse(typed)).isEmpty();
    }

    @Test
    void theFirstLineThatIsNoneIsTheMistake() {
        assertThat(RangeText.mistake("0+1\n\n 0x0+ \nhere")).contains("0x0+");
        assertThat(RangeText.mistake("\n")).isEmpty();
    }
}
