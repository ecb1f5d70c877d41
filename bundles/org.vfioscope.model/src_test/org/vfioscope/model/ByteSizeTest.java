package org.vfioscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteSizeTest {

    @ParameterizedTest
    @CsvSource({
        "0,0x0 (0 B)",
        "256,0x100 (256 B)",
        "1280,0x500 (1280 B)",
        "16384,0x4000 (16 KiB)",
        "1572864,0x180000 (1536 KiB)",
        "17179869184,0x400000000 (16 GiB)",
        "-9223372036854775808,0x8000000000000000 (8 EiB)",
        "-1,0xffffffffffffffff (18446744073709551615 B)"
    })
    void isExactInBothForms(long bytes, String text) {
        assertThat(new ByteSize(bytes)).hasToString(text);
    }
}
