package org.vfioscope.model.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vfioscope.model.errno.Advice;

class OneAccessTest {

    @ParameterizedTest
    @CsvSource({
        "0, 8, 8, true",
        "5, 0, 4, false",
        "6, 4, 4, true",
        "8, 0x3c1, 1, true",
        // the config space, and what is no register
        "7, 3, 8, false",
        "0, 3, 7, true",
        "6, 0, 16, true"
    })
    void isOne(int region, String offset, int length, boolean eightAtOnce) {
        assertThat(OneAccess.splits(region, Long.decode(offset), length, eightAtOnce))
                .isEmpty();
    }

    @Test
    void offersAMappingOfBarsAlone() {
        assertThat(OneAccess.splits(0, 0, 8, false).orElseThrow().remedy()).contains("mapping");
        assertThat(OneAccess.splits(6, 0, 8, true).orElseThrow().remedy()).isEqualTo("Use a width of 4");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2, 4, true, several accesses",
        "6, 4, 8, true, several accesses",
        "6, 0, 8, true, two accesses of 4 bytes",
        "8, 0, 8, true, two accesses of 4 bytes",
        "0, 8, 8, false, two accesses of 4 bytes"
    })
    void areSeveral(int region, long offset, int length, boolean eightAtOnce, String cause) {
        assertThat(OneAccess.splits(region, offset, length, eightAtOnce))
                .get()
                .extracting(Advice::cause)
                .asString()
                .contains(cause);
    }
}
