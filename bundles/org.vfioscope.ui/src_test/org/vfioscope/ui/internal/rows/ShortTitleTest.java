package org.vfioscope.ui.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.PciIdentity;

class ShortTitleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Intel Corporation | Intel",
                "Samsung Electronics Co Ltd | Samsung",
                "Realtek Semiconductor Co., Ltd. | Realtek",
                "Advanced Micro Devices, Inc. [AMD/ATI] | AMD/ATI",
                "Red Hat, Inc. | Red Hat",
                "Broadcom Inc. and subsidiaries | Broadcom",
                "Mellanox Technologies | Mellanox Technologies",
                "Vendor 1de5 | Vendor 1de5",
                "Incomsys | Incomsys"
            })
    void callsAVendorAsPeopleDo(String vendor, String called) {
        assertThat(ShortTitle.of(device(vendor, vendor + " Wheel [Big]"))).isEqualTo(called + " Wheel [Big]");
    }

    @Test
    void leavesATitleThatIsNotThatOfPciIds() {
        assertThat(ShortTitle.of(device("Intel Corporation", "My card of Intel Corporation")))
                .isEqualTo("My card of Intel Corporation");
    }

    private static DeviceDescription device(String vendor, String title) {
        PciIdentity pci = new PciIdentity(1, 2, 0, 0, 0x020000, 0, vendor, "Wheel [Big]", "Wheels");
        return new DeviceDescription(
                "0000:01:00.0",
                "linux",
                false,
                title,
                Optional.of(pci),
                Optional.of("vfio-pci"),
                OptionalInt.empty(),
                List.of(),
                Optional.empty());
    }
}
