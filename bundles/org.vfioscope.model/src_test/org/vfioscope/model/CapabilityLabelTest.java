package org.vfioscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CapabilityLabelTest {

    @Test
    void saysWhatACapabilityIs() {
        assertThat(new SparseMmapCapability(1, List.of(new MmapRange(0, 1))).label())
                .isEqualTo("sparse mmap, 1 area");
        assertThat(new RegionTypeCapability(1, 1, 1).label()).isEqualTo("type: graphics, EDID");
        assertThat(new RegionTypeCapability(1, 0x8000_10de, 1).label()).isEqualTo("type: PCI vendor 10de, subtype 1");
        assertThat(new RegionTypeCapability(1, -1 >>> 1, -1).label()).isEqualTo("type 2147483647, subtype 4294967295");
        assertThat(new MsixMappableCapability(1).label()).isEqualTo("MSI-X mappable");
        assertThat(new UnknownCapability(77, 9, "0011").label()).isEqualTo("capability 77, version 9, 2 bytes");
    }
}
