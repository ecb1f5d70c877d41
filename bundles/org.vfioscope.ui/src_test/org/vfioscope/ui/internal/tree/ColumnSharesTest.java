package org.vfioscope.ui.internal.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vfioscope.ui.internal.tree.ColumnShares.Wish;

class ColumnSharesTest {

    private static final Wish NAME = new Wish(300, 100, 3);
    private static final Wish SIZE = new Wish(150, 0, 0);
    private static final Wish STATE = new Wish(250, 150, 1);

    @Test
    void whatIsLeftOverGoesByWeight() {
        assertThat(ColumnShares.share(1101, List.of(NAME, SIZE, STATE))).containsExactly(600, 150, 351);
    }

    @Test
    void proseGivesWayAndSizesStayWhole() {
        assertThat(ColumnShares.share(500, List.of(NAME, SIZE, STATE))).containsExactly(175, 150, 175);
    }

    @Test
    void theLongestGivesWayFirst() {
        assertThat(ColumnShares.share(650, List.of(NAME, SIZE, STATE))).containsExactly(287, 150, 213);
        Wish sentence = new Wish(900, 150, 1);
        assertThat(ColumnShares.share(800, List.of(NAME, SIZE, sentence))).containsExactly(300, 150, 350);
    }

    @Test
    void noneShrinksBelowItsMinimum() {
        assertThat(ColumnShares.share(10, List.of(NAME, SIZE, STATE))).containsExactly(100, 150, 150);
    }

    @Test
    void theWidthsSumUpExactly() {
        for (int room = 400; room < 1200; room++) {
            int sum = room;
            assertThat(ColumnShares.share(room, List.of(NAME, SIZE, STATE)))
                    .as("room " + room)
                    .satisfies(widths ->
                            assertThat(widths[0] + widths[1] + widths[2]).isEqualTo(sum));
        }
    }

    @Test
    void columnsWithoutWeightLeaveWhatIsLeftOver() {
        assertThat(ColumnShares.share(1000, List.of(SIZE, SIZE))).containsExactly(150, 150);
    }

    @Test
    void aColumnThatWantsLessThanItsMinimumHasWhatItWants() {
        assertThat(ColumnShares.share(200, List.of(new Wish(50, 100, 1), SIZE))).containsExactly(50, 150);
    }
}
