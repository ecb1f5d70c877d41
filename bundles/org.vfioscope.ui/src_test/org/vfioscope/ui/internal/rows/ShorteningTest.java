package org.vfioscope.ui.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShorteningTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It is bound to nvme | It is bound to nvme",
                "It is bound to nvme. | It is bound to nvme",
                "It is bound: bind it elsewhere | It is bound…",
                "Group 8 of 0000:03:00.0 is busy; close it | Group 8 of 0000:03:00.0 is busy…",
                "A text that goes on and on without any end of a sentence, though it ought to have had one by now"
                        + " | A text that goes on and on without any end of a sentence, though it ough…"
            })
    void cutsAfterTheFirstClause(String text, String expected) {
        assertThat(Shortening.firstSentence(text)).isEqualTo(expected);
    }
}
