package org.vfioscope.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import org.example.fpga.CardProvider;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.AccessWidth;

/** The provider that the help shows is a whole one. */
class HelpExampleTest {

    private final DeviceAccess access = new DeviceAccess(List.of(new CardProvider()), Clock.systemUTC());

    @Test
    void theCardIsFoundOpenedReadAndWritten() throws Exception {
        try (DeviceSession card = access.open("fpga:0")) {
            assertThat(card.snapshot().regions())
                    .singleElement()
                    .satisfies(region -> assertThat(region.info().size()).isEqualTo(16));
            card.write(0, 4, AccessWidth.DWORD, 0x12345678);
            assertThat(card.read(0, 4, AccessWidth.DWORD)).isEqualTo(0x12345678);
            assertThatThrownBy(() -> card.read(0, 16, AccessWidth.DWORD)).isInstanceOf(Exception.class);
        }
    }

    @Test
    void anotherCardIsRefusedWithTheNameOfTheOneThereIs() {
        assertThatThrownBy(() -> access.open("fpga:1"))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("fpga:0");
    }
}
