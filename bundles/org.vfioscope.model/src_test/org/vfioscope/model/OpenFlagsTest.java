package org.vfioscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenFlagsTest {

    @ParameterizedTest
    @CsvSource({
        "rdwr, 0x2, O_RDWR",
        "O_RDONLY, 0, O_RDONLY",
        "'wronly,cloexec', 0x80001, O_WRONLY|O_CLOEXEC",
        "O_RDWR|O_CLOEXEC|O_NONBLOCK, 0x80802, O_RDWR|O_NONBLOCK|O_CLOEXEC",
        "cloexec, 0x80000, O_RDONLY|O_CLOEXEC"
    })
    void areReadAndWritten(String text, String bits, String written) {
        OpenFlags flags = OpenFlags.parse(text).orElseThrow();
        assertThat(flags.bits()).isEqualTo(Integer.decode(bits));
        assertThat(flags).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rw", "rdwr,", "rdwr,rdonly", "2"})
    void unknownNamesAreNone(String text) {
        assertThat(OpenFlags.parse(text)).isEmpty();
    }

    @Test
    void whatHasNoNameIsHex() {
        assertThat(new OpenFlags(0x8003)).hasToString("0x3|0x8000");
        assertThat(OpenFlags.USUAL).hasToString("O_RDWR|O_CLOEXEC");
    }
}
