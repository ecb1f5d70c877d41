package org.vfioscope.ui.internal.dialogs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnsignedTest {

    @ParameterizedTest
    @CsvSource({
        "0x10, 10",
        "16, 10",
        "0XfF, ff",
        "1000, 3e8",
        "0x0000000000000000000010, 10",
        "18446744073709551615, ffffffffffffffff",
        "0xffffffffffffffff, ffffffffffffffff"
    })
    void takesHexAndDecimal(String typed, String hex) {
        assertThat(Unsigned.parse(" " + typed + " ")).hasValue(Long.parseUnsignedLong(hex, 16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0x", "-1", "+1", "0x+1", "0x-1", "1f", "0x10000000000000000", "18446744073709551616"})
    void takesNothingElse(String typed) {
        assertThat(Unsigned.parse(typed)).isEmpty();
    }
}
