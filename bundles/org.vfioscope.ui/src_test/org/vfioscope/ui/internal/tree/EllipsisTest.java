package org.vfioscope.ui.internal.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EllipsisTest {

    @Test
    void leavesAloneWhatFits() {
        assertThat(Ellipsis.beginning("sim:gpu", 7, String::length)).isEqualTo("sim:gpu");
    }

    @Test
    void leavesRoomForTheSign() {
        assertThat(Ellipsis.beginning("expansion ROM", 6, String::length)).isEqualTo("expan");
        assertThat(Ellipsis.beginning("ab", 1, String::length)).isEmpty();
        assertThat(Ellipsis.beginning("ab", 0, String::length)).isEmpty();
    }

    @Test
    void setsNoSignBehindABlank() {
        assertThat(Ellipsis.beginning("sim:gpu  NVIDIA", 10, String::length)).isEqualTo("sim:gpu");
    }

    @Test
    void cutsNoCharacterInTwo() {
        assertThat(Ellipsis.beginning("a\ud83d\ude00bc", 3, String::length)).isEqualTo("a");
    }
}
