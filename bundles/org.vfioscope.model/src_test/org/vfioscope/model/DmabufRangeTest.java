package org.vfioscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DmabufRangeTest {

    @Test
    void rangesAreConcatenatedInTheOrderAskedFor() {
        List<DmabufRange> layout = DmabufRange.layOut(
                List.of(new MmapRange(0x8000, 0x1000), new MmapRange(0, 0x2000), new MmapRange(0x1000, 0x1000)));
        assertThat(layout)
                .containsExactly(
                        new DmabufRange(0x8000, 0x1000, 0),
                        new DmabufRange(0, 0x2000, 0x1000),
                        new DmabufRange(0x1000, 0x1000, 0x3000));
    }

    @Test
    void qemuIsRightForOneRangeFromTheStartOnly() {
        assertThat(DmabufRange.layOut(List.of(new MmapRange(0, 0x2000)))
                        .getFirst()
                        .qemuAgrees())
                .isTrue();
        DmabufRange moved =
                DmabufRange.layOut(List.of(new MmapRange(0x1000, 0x2000))).getFirst();
        assertThat(moved.qemuAgrees()).isFalse();
        assertThat(moved.qemuFdOffset()).isEqualTo(0x1000);
        assertThat(moved.dmabufOffset()).isZero();
    }
}
