package org.vfioscope.linux.internal.sysfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.PciBar;

class PciResourcesTest {

    private static final String NONE = "0x0000000000000000 0x0000000000000000 0x0000000000000000";

    @Test
    void tellsKindsOfBarsApart() {
        List<PciBar> bars = PciResources.parse(List.of(
                "0x00000000fe301000 0x00000000fe301fff 0x0000000000040200",
                "0x000000000000d000 0x000000000000d0ff 0x0000000000040101",
                "0x00000000feb00000 0x00000000feb0ffff 0x000000000014220c",
                NONE,
                NONE,
                NONE,
                "0x00000000fde00000 0x00000000fde3ffff 0x0000000000046200",
                "0x0000000000001000 0x0000000000001fff 0x0000000000000100"));

        assertThat(bars)
                .containsExactly(
                        new PciBar(0, 0xfe301000L, 0x1000, false, false, false),
                        new PciBar(1, 0xd000, 0x100, true, false, false),
                        new PciBar(2, 0xfeb00000L, 0x10000, false, true, true),
                        new PciBar(6, 0xfde00000L, 0x40000, false, false, true));
    }

    @Test
    void keepsAddressesOf64Bits() {
        List<PciBar> bars = PciResources.parse(List.of("0x8000000000000000 0xffffffffffffffff 0x0000000000140204"));

        assertThat(bars).containsExactly(new PciBar(0, 0x8000000000000000L, 0x8000000000000000L, false, true, false));
    }

    @Test
    void passesOverWhatMakesNoSense() {
        List<PciBar> bars = PciResources.parse(List.of(
                "garbage",
                "0x2000 0x1000 0x200",
                "",
                "0x00000000000000000000000000000000001 0x0 0x200",
                "0x0000000000001000 0x0000000000001fff 0x0000000000040200"));

        assertThat(bars).extracting(PciBar::index).containsExactly(4);
    }
}
