package org.vfioscope.linux.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.DeviceException;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.OpenWay;

class LinuxProviderTest {

    @TempDir
    Path folder;

    private LinuxProvider lab() throws Exception {
        return new LinuxProvider(SysfsTree.lab(folder).paths());
    }

    @Test
    void discoversEveryDeviceOfTheLab() throws Exception {
        List<DeviceDescription> devices = lab().discover(() -> false);

        assertThat(devices).hasSize(16).allSatisfy(device -> {
            assertThat(device.providerId()).isEqualTo("linux");
            assertThat(device.simulated()).isFalse();
            assertThat(device.pci()).isPresent();
        });
        assertThat(devices.stream().filter(device -> device.driver().equals(Optional.of("vfio-pci"))))
                .extracting(DeviceDescription::title)
                .containsExactly(
                        "Vendor 1234 Device 11e8",
                        "Red Hat, Inc. QEMU Inter-VM shared memory device",
                        "Red Hat, Inc. QEMU PCI Test Device",
                        "Red Hat, Inc. QEMU NVM Express Controller",
                        "Intel Corporation 82574L Gigabit Network Connection",
                        "Red Hat, Inc. QEMU Inter-VM shared memory device");
    }

    @Test
    void stopsWhenCancelled() throws Exception {
        AtomicInteger asked = new AtomicInteger();

        assertThat(lab().discover(() -> asked.incrementAndGet() > 3)).hasSize(3);
    }

    @Test
    void offersWhatAHostHas() throws Exception {
        LinuxProvider provider = lab();

        assertThat(provider.holders()).isPresent();
        assertThat(provider.doctor()).isPresent();
        assertThat(provider.binder()).isPresent();
        assertThat(provider.receiver()).isPresent();
    }

    @Test
    void takesPciAddressesAlone() throws Exception {
        LinuxProvider provider = lab();

        assertThat(provider.accepts("0000:03:00.0")).isTrue();
        assertThat(provider.accepts("03:00.0")).isTrue();
        assertThat(provider.accepts("sim:gpu")).isFalse();
        assertThat(provider.accepts("../../etc")).isFalse();
    }

    @Test
    void describesADeviceByItsShortName() throws Exception {
        assertThat(lab().describe("01:00.0").name()).isEqualTo("0000:01:00.0");
    }

    @Test
    void namesWhatThereIsWhenADeviceIsNot() throws Exception {
        LinuxProvider provider = lab();

        DeviceException e = catchThrowableOfType(DeviceException.class, () -> provider.describe("0a:00.0"));

        assertThat(e)
                .hasMessageContaining("0a:00.0")
                .hasMessageContaining("0000:00:03.0")
                .hasMessageContaining("and 6 more");
    }

    @Test
    void refusesToOpenWhatIsBoundElsewhere() throws Exception {
        SysfsTree tree =
                new SysfsTree(folder).plainDevice("0000:04:00.0").group(4).driver("e1000e");
        LinuxProvider provider = new LinuxProvider(tree.paths());
        DeviceDescription device = provider.describe("0000:04:00.0");

        assertThat(catchThrowableOfType(DeviceException.class, () -> provider.open(device, Optional.empty())))
                .hasMessageContaining("0000:04:00.0 cannot be opened. It is bound to e1000e");
    }

    @Test
    void offersTheWaysOfTheHost() throws Exception {
        SysfsTree tree = new SysfsTree(folder)
                .plainDevice("0000:04:00.0")
                .group(4)
                .driver("vfio-pci")
                .node(4);
        LinuxProvider provider = new LinuxProvider(tree.paths());
        DeviceDescription device = provider.describe("0000:04:00.0");
        assertThat(provider.ways(device)).containsExactly(OpenWay.GROUP);
        assertThat(catchThrowableOfType(
                        DeviceException.class, () -> provider.open(device, Optional.of(OpenWay.IOMMUFD))))
                .hasMessageContaining("cannot be opened by iommufd")
                .hasMessageEndingWith("What this host offers is: group.");

        tree.cdev("noiommu-vfio0").iommu();
        assertThat(provider.ways(device)).as("a node in no-IOMMU mode").containsExactly(OpenWay.GROUP);
        tree.cdev("vfio12");
        assertThat(provider.ways(device)).containsExactly(OpenWay.IOMMUFD, OpenWay.GROUP);
        Files.delete(tree.paths().groupNode(4));
        assertThat(provider.ways(device)).containsExactly(OpenWay.IOMMUFD);
    }

    @Test
    void worksOnThisHostWhateverItHas() throws Exception {
        LinuxProvider real = new LinuxProvider();

        assertThat(real.discover(() -> false))
                .allSatisfy(device ->
                        assertThat(real.describe(device.name()).name()).isEqualTo(device.name()));
    }
}
