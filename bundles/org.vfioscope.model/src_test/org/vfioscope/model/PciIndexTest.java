package org.vfioscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PciIndexTest {

    @Test
    void namesRegions() {
        assertThat(PciIndex.regionName(true, 0)).isEqualTo("BAR 0");
        assertThat(PciIndex.regionName(true, 5)).isEqualTo("BAR 5");
        assertThat(PciIndex.regionName(true, 6)).isEqualTo("ROM");
        assertThat(PciIndex.regionName(true, 7)).isEqualTo("Config space");
        assertThat(PciIndex.regionName(true, 8)).isEqualTo("VGA");
        assertThat(PciIndex.regionName(true, 9)).isEqualTo("Region 9");
        assertThat(PciIndex.regionName(false, 0)).isEqualTo("Region 0");
    }

    @Test
    void namesInterrupts() {
        assertThat(PciIndex.irqName(true, 2)).isEqualTo("MSI-X");
        assertThat(PciIndex.irqName(true, 5)).isEqualTo("IRQ 5");
        assertThat(PciIndex.irqName(false, 0)).isEqualTo("IRQ 0");
    }
}
