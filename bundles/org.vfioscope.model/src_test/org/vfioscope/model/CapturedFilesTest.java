package org.vfioscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The build has to carry what lies beside the tests' sources to their class path: the tests of the parsers live on it. */
class CapturedFilesTest {

    @Test
    void filesBesideTheTestsAreOnTheirClassPath() throws IOException {
        try (InputStream in = CapturedFilesTest.class.getResourceAsStream("/captured/README.txt")) {
            assertThat(in).isNotNull();
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).startsWith("What a real kernel answered");
        }
    }
}
