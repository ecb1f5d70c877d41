package org.vfioscope.linux.internal.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PciNamesTest {

    @TempDir
    Path folder;

    @Test
    void theHostsFileComesBeforeTheShippedOne() throws IOException {
        Path host = Files.writeString(folder.resolve("pci.ids"), "8086  The Host's Intel\n");
        PciNames names = new PciNames(List.of(folder.resolve("absent"), host));

        assertThat(names.vendor(0x8086)).isEqualTo("The Host's Intel");
        assertThat(names.device(0x8086, 0x10d3)).isEqualTo("82574L Gigabit Network Connection");
    }

    @Test
    void theShippedFileServesHostsWithoutOne() {
        PciNames names = new PciNames(List.of(folder.resolve("absent")));

        assertThat(names.vendor(0x1b36)).isEqualTo("Red Hat, Inc.");
        assertThat(names.deviceClass(0x010802)).isEqualTo("Non-Volatile memory controller");
    }

    @Test
    void numbersStandForWhatNobodyKnows() {
        PciNames names = new PciNames(List.of());

        assertThat(names.vendor(0x1234)).isEqualTo("Vendor 1234");
        assertThat(names.device(0x1234, 0x11e8)).isEqualTo("Device 11e8");
        assertThat(names.deviceClass(0x771200)).isEqualTo("Class 7712");
    }
}
