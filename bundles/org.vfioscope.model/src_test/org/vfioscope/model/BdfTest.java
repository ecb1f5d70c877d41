package org.vfioscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BdfTest {

    @ParameterizedTest
    @CsvSource({
        "0000:03:00.0,0000:03:00.0",
        "03:1f.7,0000:03:1f.7",
        "FFFF:AB:10.2,ffff:ab:10.2",
        "10000:e1:00.0,10000:e1:00.0",
        "ffffffff:00:00.0,ffffffff:00:00.0"
    })
    void readsAndWritesLikeLspci(String text, String written) {
        assertThat(Bdf.parse(text)).map(Bdf::toString).contains(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0000:03:00", "0000:03:20.0", "0000:03:00.8", "000:03:00.0", "sim:gpu", "03:00.0 "})
    void refusesWhatIsNoAddress(String text) {
        assertThat(Bdf.parse(text)).isEmpty();
    }

    @Test
    void sortsByNumber() {
        List<String> sorted = List.of("10000:00:00.0", "0000:0a:00.0", "0000:02:00.1", "0000:02:00.0").stream()
                .map(text -> Bdf.parse(text).orElseThrow())
                .sorted()
                .map(Bdf::toString)
                .toList();
        assertThat(sorted).containsExactly("0000:02:00.0", "0000:02:00.1", "0000:0a:00.0", "10000:00:00.0");
    }
}
