package org.vfioscope.ui.internal.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CopiedTest {

    @Test
    void aValueLeavesOutWhatExplainsIt() {
        assertThat(CopiedValue.of("0x4000 (16 KiB)")).isEqualTo("0x4000");
        assertThat(CopiedValue.of("sim:gpu [simulated]  Acme Wheel")).isEqualTo("sim:gpu");
        assertThat(CopiedValue.of("dmabuf fd 3 (inode 1001) [simulated]")).isEqualTo("dmabuf fd 3 (inode 1001)");
        assertThat(CopiedValue.of("open, via group 8")).isEqualTo("open, via group 8");
    }

    @Test
    void aMarkdownTableEscapesItsCells() {
        CopiedTable table = new CopiedTable(List.of("A", "B"), List.of(List.of("a|b", "c\\d"), List.of("x\ny", "")));
        assertThat(table.asMarkdown()).isEqualTo("| A | B |\n| --- | --- |\n| a\\|b | c\\\\d |\n| x y |  |\n");
        assertThat(table.asTabs()).isEqualTo("a|b\tc\\d\nx\ny\t");
    }
}
