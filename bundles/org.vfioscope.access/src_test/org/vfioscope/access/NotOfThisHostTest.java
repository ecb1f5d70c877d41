package org.vfioscope.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vfioscope.model.CaptureOrigin;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.host.Finding;
import org.vfioscope.model.host.Finding.Severity;

/** The examination of devices whose provider has no doctor. */
class NotOfThisHostTest {

    @ParameterizedTest
    @CsvSource({
        "true, false, fake:a is simulated",
        "false, false, fake:a is no device of this host",
        "false, true, fake:a is a capture",
        "true, true, fake:a is a capture"
    })
    void saysWhatItIs(boolean simulated, boolean captured, String title) throws Exception {
        DeviceDescription device = new DeviceDescription(
                "fake:a",
                "fake",
                simulated,
                "A device",
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                List.of(),
                Optional.empty(),
                captured
                        ? Optional.of(new CaptureOrigin("0000:03:00.0", "linux", "host.json", Set.of()))
                        : Optional.empty());
        try (DeviceAccess access = new DeviceAccess(List.of(new FakeProvider()), Clock.systemUTC())) {
            assertThat(access.examine(device)).singleElement().satisfies(finding -> {
                assertThat(finding.title()).isEqualTo(title);
                assertThat(finding.severity()).isEqualTo(Severity.NOTE);
                assertThat(finding).extracting(Finding::command).isEqualTo(Optional.empty());
            });
        }
    }
}
