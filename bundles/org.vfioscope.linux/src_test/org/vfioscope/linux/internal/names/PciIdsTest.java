package org.vfioscope.linux.internal.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.vfioscope.linux.internal.SysfsTree;

class PciIdsTest {

    private final PciIds ids = ids(String.join("\n", SysfsTree.captured("pci-ids.txt")));

    private static PciIds ids(String text) {
        return new PciIds(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void findsVendorsAndTheirDevices() {
        assertThat(ids.vendor(0x1b36)).contains("Red Hat, Inc.");
        assertThat(ids.device(0x1b36, 0x0005)).contains("QEMU PCI Test Device");
        assertThat(ids.device(0x8086, 0x10d3)).contains("82574L Gigabit Network Connection");
    }

    @Test
    void passesOverCommentsInsideASection() {
        assertThat(ids.device(0x1b36, 0x0010)).contains("QEMU NVM Express Controller");
    }

    @Test
    void keepsToTheVendorsSection() {
        assertThat(ids.device(0x10de, 0x0010)).isEmpty();
        assertThat(ids.device(0x1b36, 0x10d3)).isEmpty();
    }

    @Test
    void takesNoSubsystemForADevice() {
        assertThat(ids.device(0x8086, 0x103c)).isEmpty();
    }

    @Test
    void findsSubclassesAndElseTheBaseClass() {
        assertThat(ids.deviceClass(0x01, 0x08)).contains("Non-Volatile memory controller");
        assertThat(ids.deviceClass(0x06, 0x7f)).contains("Bridge");
        assertThat(ids.deviceClass(0x77, 0x00)).isEmpty();
    }

    @Test
    void takesAClassNeitherForAVendorNorAProgrammingInterfaceForASubclass() {
        assertThat(ids.vendor(0x0001)).isEmpty();
        assertThat(ids.deviceClass(0x01, 0x02)).contains("Mass storage controller");
    }

    @Test
    void decodesNamesBeyondAscii() {
        assertThat(ids("1234  Née²\n\t0001  Gerät").vendor(0x1234)).contains("Née²");
        assertThat(ids("1234  Née²\n\t0001  Gerät").device(0x1234, 1)).contains("Gerät");
    }

    @Test
    void findsNothingInAnEmptyFile() {
        assertThat(ids("").vendor(0x8086)).isEmpty();
        assertThat(ids("").device(0x8086, 1)).isEmpty();
    }
}
