package org.vfioscope.linux.internal.sysfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.SysfsTree;
import org.vfioscope.linux.internal.names.PciNames;
import org.vfioscope.model.Bdf;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.PciIdentity;

class PciBusTest {

    @TempDir
    Path folder;

    private PciBus bus(SysfsTree tree) {
        return new PciBus(tree.paths(), new PciNames(List.of()), new Obstacles(tree.paths(), node -> true));
    }

    private Optional<DeviceDescription> device(SysfsTree tree, String bdf) {
        return bus(tree).device(Bdf.parse(bdf).orElseThrow());
    }

    @Test
    void findsTheDevicesOfTheLabInOrder() throws Exception {
        assertThat(bus(SysfsTree.lab(folder)).addresses())
                .extracting(Bdf::toString)
                .containsExactly(
                        "0000:00:00.0",
                        "0000:00:03.0",
                        "0000:00:04.0",
                        "0000:00:05.0",
                        "0000:00:06.0",
                        "0000:00:07.0",
                        "0000:00:08.0",
                        "0000:00:1c.0",
                        "0000:00:1d.0",
                        "0000:00:1e.0",
                        "0000:00:1f.0",
                        "0000:00:1f.2",
                        "0000:00:1f.3",
                        "0000:01:00.0",
                        "0000:02:00.0",
                        "0000:03:00.0");
    }

    @Test
    void describesTheLabsNetworkCard() throws IOException {
        DeviceDescription card =
                device(SysfsTree.lab(folder).node(12), "02:00.0").orElseThrow();

        assertThat(card.name()).isEqualTo("0000:02:00.0");
        assertThat(card.title()).isEqualTo("Intel Corporation 82574L Gigabit Network Connection");
        assertThat(card.pci())
                .contains(new PciIdentity(
                        0x8086,
                        0x10d3,
                        0x8086,
                        0,
                        0x020000,
                        0,
                        "Intel Corporation",
                        "82574L Gigabit Network Connection",
                        "Ethernet controller"));
        assertThat(card.driver()).contains("vfio-pci");
        assertThat(card.iommuGroup()).hasValue(12);
        assertThat(card.bars()).extracting(PciBar::index).containsExactly(0, 1, 2, 3, 6);
        assertThat(card.bar(2).orElseThrow().io()).isTrue();
        assertThat(card.bar(6).orElseThrow().size()).isEqualTo(0x40000);
        assertThat(card.obstacle()).isEmpty();
    }

    @Test
    void oddEntriesDoNotHideTheOthers() throws Exception {
        SysfsTree tree = new SysfsTree(folder);
        tree.device("not-a-device");
        tree.device("0000:00:01.0").attribute("vendor", "garbage").attribute("resource", "\u00ff\u00fe");
        tree.device("0000:00:02.0");
        Files.createSymbolicLink(tree.paths().pciDevices().resolve("0000:00:03.0"), Path.of("gone"));
        tree.plainDevice("10000:e1:00.0");

        assertThat(bus(tree).addresses())
                .extracting(Bdf::toString)
                .containsExactly("0000:00:01.0", "0000:00:02.0", "0000:00:03.0", "10000:e1:00.0");
        assertThat(device(tree, "0000:00:01.0").orElseThrow().title()).isEqualTo("PCI device without readable ids");
        assertThat(device(tree, "0000:00:02.0").orElseThrow().bars()).isEmpty();
        assertThat(device(tree, "0000:00:03.0")).isEmpty();
        assertThat(device(tree, "10000:e1:00.0").orElseThrow().title()).startsWith("Intel Corporation");
    }

    @Test
    void aKernelWithoutPciHasNoDevices() throws VfioException {
        assertThat(bus(new SysfsTree(folder)).addresses()).isEmpty();
    }

    @Test
    void aFolderThatCannotBeListedIsAnError() throws IOException {
        SysfsTree tree = new SysfsTree(folder);
        Files.createDirectories(tree.paths().pciDevices().getParent());
        Files.writeString(tree.paths().pciDevices(), "a file");

        assertThat(catchThrowableOfType(VfioException.class, () -> bus(tree).addresses()))
                .hasMessageContaining("bus/pci/devices")
                .hasMessageContaining("EIO");
    }
}
