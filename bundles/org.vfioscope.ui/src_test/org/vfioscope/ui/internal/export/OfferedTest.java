package org.vfioscope.ui.internal.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.ui.internal.Samples;
import org.vfioscope.ui.internal.export.Offered.Effect;

class OfferedTest {

    private static final String NAME = "0000:03:00.0";

    private final DeviceDescription hardware = Samples.host(NAME, OptionalInt.of(3), Optional.empty());
    private final DeviceDescription blocked = Samples.host(NAME, OptionalInt.of(3), Optional.of("bind it"));
    private final DeviceDescription toy = Samples.simulated("sim:wheel");

    @Test
    void saysWhatExportingADeviceDoes() {
        assertThat(offered(Set.of(), Set.of()).effect(hardware)).isEqualTo(Effect.WAKES);
        assertThat(offered(Set.of(NAME), Set.of()).effect(hardware)).isEqualTo(Effect.AS_READ);
        assertThat(offered(Set.of(), Set.of()).effect(blocked)).isEqualTo(Effect.AS_FOUND);
        assertThat(offered(Set.of(), Set.of()).effect(toy)).isEqualTo(Effect.OPENS);
    }

    @Test
    void hardwareThatIsClosedIsNotTickedThoughItIsSelected() {
        assertThat(offered(Set.of(), Set.of(NAME)).isPreset(hardware)).isFalse();
        assertThat(offered(Set.of(NAME), Set.of(NAME)).isPreset(hardware)).isTrue();
        assertThat(offered(Set.of(), Set.of(NAME)).isPreset(blocked)).isTrue();
        assertThat(offered(Set.of(), Set.of("sim:wheel")).isPreset(toy)).isTrue();
    }

    @Test
    void withoutASelectionTheOpenOnesAreTicked() {
        assertThat(offered(Set.of(NAME), Set.of()).isPreset(hardware)).isTrue();
        assertThat(offered(Set.of(NAME), Set.of()).isPreset(toy)).isFalse();
    }

    private static Offered offered(Set<String> open, Set<String> selected) {
        return new Offered(List.of(), open, selected, Set.of());
    }
}
