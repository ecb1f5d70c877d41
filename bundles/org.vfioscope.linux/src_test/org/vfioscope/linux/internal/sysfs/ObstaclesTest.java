package org.vfioscope.linux.internal.sysfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.linux.internal.SysfsTree;
import org.vfioscope.linux.internal.names.PciNames;
import org.vfioscope.model.Bdf;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.OpenWay;

class ObstaclesTest {

    private static final String BDF = "0000:03:00.0";

    @TempDir
    Path folder;

    private SysfsTree tree;
    private Predicate<Path> mayOpen = node -> true;

    @BeforeEach
    void makeDevice() throws IOException {
        tree = new SysfsTree(folder).plainDevice(BDF);
    }

    private String obstacle() {
        Obstacles obstacles = new Obstacles(tree.paths(), mayOpen);
        return new PciBus(tree.paths(), new PciNames(List.of()), obstacles)
                .device(Bdf.parse(BDF).orElseThrow())
                .orElseThrow()
                .obstacle()
                .orElse("");
    }

    @Test
    void noneForABoundDeviceWhoseNodeMayBeOpened() throws IOException {
        tree.group(8).driver("vfio-pci").node(8);

        assertThat(obstacle()).isEmpty();
    }

    @Test
    void theIommuIsOff() {
        assertThat(obstacle()).contains("the IOMMU is off", "VT-d, AMD-Vi", "intel_iommu=on");
    }

    @Test
    void noIommuStandsBeforeThisDevice() throws IOException {
        Files.createDirectories(tree.paths().iommuGroups().resolve("1"));

        assertThat(obstacle()).contains("although others are").doesNotContain("intel_iommu");
    }

    @Test
    void anotherDriverHasTheDevice() throws IOException {
        tree.group(8).driver("e1000e");

        assertThat(obstacle())
                .isEqualTo("It is bound to e1000e, not to a VFIO driver. As root: modprobe vfio-pci"
                        + " && echo vfio-pci > /sys/bus/pci/devices/0000:03:00.0/driver_override"
                        + " && echo 0000:03:00.0 > /sys/bus/pci/devices/0000:03:00.0/driver/unbind"
                        + " && echo 0000:03:00.0 > /sys/bus/pci/drivers_probe (the host then loses the device)");
    }

    @Test
    void noDriverHasTheDevice() throws IOException {
        tree.group(8);

        assertThat(obstacle()).startsWith("It is bound to no driver").doesNotContain("unbind", "loses");
    }

    @Test
    void otherVfioDriversAreGoodToo() throws IOException {
        tree.group(8).driver("nvgrace_gpu_vfio_pci").node(8);

        assertThat(obstacle()).isEmpty();
    }

    @Test
    void theGroupHasNoNode() throws IOException {
        tree.group(8).driver("vfio-pci");

        assertThat(obstacle()).contains(tree.paths().groupNode(8).toString(), "CONFIG_VFIO_GROUP");
    }

    @Test
    void aGroupInNoIommuModeCanBeOpened() throws IOException {
        tree.group(8).driver("vfio-pci").node(7);
        Files.writeString(tree.paths().noIommuGroupNode(8), "");

        assertThat(obstacle()).isEmpty();
    }

    @Test
    void theDevicesOwnNodeIsEnough() throws IOException {
        tree.group(8).driver("vfio-pci").cdev("vfio3");
        assertThat(obstacle()).contains("modprobe iommufd");

        tree.iommu();
        assertThat(obstacle()).isEmpty();
    }

    @Test
    void thisUserMayNotOpenTheNode() throws IOException {
        tree.group(8).driver("vfio-pci").node(8);
        mayOpen = node -> false;

        assertThat(obstacle())
                .contains("may not read and write " + tree.paths().groupNode(8))
                .contains("chown " + System.getProperty("user.name") + " "
                        + tree.paths().groupNode(8))
                .contains("SUBSYSTEM==\"vfio\"");
    }

    @Test
    void everyNodeOfTheWayIsNamed() throws IOException {
        tree.group(8).driver("vfio-pci").node(8).cdev("vfio3").iommu();
        mayOpen = node -> false;

        assertThat(obstacle())
                .contains("vfio3 and " + tree.paths().iommuNode())
                .contains("SUBSYSTEM==\"vfio-dev\"", "KERNEL==\"iommu\"")
                .doesNotContain("SUBSYSTEM==\"vfio\"");
    }

    @Test
    void oneWayThatIsOpenIsEnough() throws IOException {
        tree.group(8).driver("vfio-pci").node(8).cdev("vfio3").iommu();
        mayOpen = tree.paths().groupNode(8)::equals;

        assertThat(obstacle()).isEmpty();
    }

    @Test
    void theWayThatIsOpenToThisUserComesFirst() throws IOException {
        tree.group(8).driver("vfio-pci").node(8).cdev("vfio3").iommu();
        mayOpen = tree.paths().groupNode(8)::equals;
        Obstacles obstacles = new Obstacles(tree.paths(), mayOpen);
        DeviceDescription device = new PciBus(tree.paths(), new PciNames(List.of()), obstacles)
                .device(Bdf.parse(BDF).orElseThrow())
                .orElseThrow();

        assertThat(obstacles.ways(device)).containsExactly(OpenWay.GROUP, OpenWay.IOMMUFD);
    }

    @Test
    void aBridgeIsNothingForVfio() throws IOException {
        tree.attribute("class", "0x060400").group(8).driver("pcieport");

        assertThat(obstacle()).contains("bridge").doesNotContain("driver_override");
    }
}
