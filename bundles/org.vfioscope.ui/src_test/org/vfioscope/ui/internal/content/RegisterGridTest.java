package org.vfioscope.ui.internal.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.MmapRange;

class RegisterGridTest {

    @Test
    void countsRowsUnsigned() {
        assertThat(grid(0x8000_0000_0000_0000L, AccessWidth.BYTE).rows()).isEqualTo(0x800_0000_0000_0000L);
        assertThat(grid(17, AccessWidth.DWORD).rows()).isEqualTo(2);
    }

    @Test
    void aRegisterThatDoesNotFitIsNone() {
        RegisterGrid grid = grid(0x12, AccessWidth.DWORD);
        assertThat(grid.exists(0xc)).isTrue();
        assertThat(grid.exists(0x10)).isFalse();
        assertThat(grid.exists(-4)).isFalse();
    }

    @Test
    void whatTheHoleTouchesIsMasked() {
        RegisterGrid grid =
                new RegisterGrid(0x100, AccessWidth.QWORD, Optional.of(new MmapRange(0x24, 4)), Optional.empty());
        assertThat(grid.isMasked(0x18)).isFalse();
        assertThat(grid.isMasked(0x20)).isTrue();
        assertThat(grid.isMasked(0x28)).isFalse();
        assertThat(grid.isReadable(0x20)).isFalse();
    }

    @Test
    void whatAFileHoldsInPartOnlyIsMissing() {
        RegisterGrid grid = new RegisterGrid(
                0x100,
                AccessWidth.DWORD,
                Optional.empty(),
                Optional.of(List.of(new MmapRange(0x10, 0x10), new MmapRange(0x40, 0x6))));
        assertThat(grid.isMissing(0xc)).isTrue();
        assertThat(grid.isMissing(0x10)).isFalse();
        assertThat(grid.isMissing(0x1c)).isFalse();
        assertThat(grid.isMissing(0x20)).isTrue();
        assertThat(grid.isMissing(0x44)).isTrue();
        assertThat(grid.isReadable(0x40)).isTrue();
        assertThat(grid.isReadable(0x44)).isFalse();
    }

    private static RegisterGrid grid(long size, AccessWidth width) {
        return new RegisterGrid(size, width, Optional.empty(), Optional.empty());
    }
}
