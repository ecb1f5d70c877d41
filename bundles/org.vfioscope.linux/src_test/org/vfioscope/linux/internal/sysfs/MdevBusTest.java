package org.vfioscope.linux.internal.sysfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.DeviceException;
import org.vfioscope.linux.internal.LinuxProvider;
import org.vfioscope.linux.internal.SysfsTree;
import org.vfioscope.model.DeviceDescription;

class MdevBusTest {

    private static final String SERIAL = "00000003-0000-4000-8000-00000000000a";

    @TempDir
    Path folder;

    private static MdevBus bus(SysfsTree tree) {
        return new MdevBus(tree.paths(), new Obstacles(tree.paths(), node -> true));
    }

    private SysfsTree serial() throws Exception {
        return new SysfsTree(folder).mdev(SERIAL, "mtty", "mtty-2").attribute("mdev_type/name", "Dual port serial");
    }

    @Test
    void describesAMediatedDeviceReadyToBeOpened() throws Exception {
        SysfsTree tree = serial().driver("mtty").group(19).node(19);

        DeviceDescription device = bus(tree).device(SERIAL).orElseThrow();

        assertThat(device.name()).isEqualTo(SERIAL);
        assertThat(device.providerId()).isEqualTo("linux");
        assertThat(device.title()).isEqualTo("Dual port serial (mediated by mtty)");
        assertThat(device.pci()).isEmpty();
        assertThat(device.bars()).isEmpty();
        assertThat(device.driver()).contains("mtty");
        assertThat(device.iommuGroup()).hasValue(19);
        assertThat(device.obstacle()).isEmpty();
    }

    @Test
    void namesTheTypeWhereItsDriverDoesNot() throws Exception {
        SysfsTree tree = new SysfsTree(folder).mdev(SERIAL, "0000:00:02.0", "i915-GVTg_V5_4");

        assertThat(bus(tree).device(SERIAL).orElseThrow().title())
                .isEqualTo("i915-GVTg_V5_4 (mediated by 0000:00:02.0)");
    }

    @Test
    void saysHowToBindOneThatHasNoDriver() throws Exception {
        assertThat(bus(serial().group(19)).device(SERIAL).orElseThrow().obstacle())
                .hasValueSatisfying(text ->
                        assertThat(text).endsWith("As root: echo " + SERIAL + " > /sys/bus/mdev/drivers_probe"));
    }

    @Test
    void takesAUuidOfEitherCase() throws Exception {
        assertThat(MdevBus.isName(SERIAL.toUpperCase())).isTrue();
        assertThat(MdevBus.isName("00000003-0000-4000-8000")).isFalse();
        assertThat(MdevBus.isName("../3-0000-4000-8000-00000000000a")).isFalse();
        assertThat(bus(serial()).device(SERIAL.toUpperCase()).orElseThrow().name())
                .isEqualTo(SERIAL);
    }

    @Test
    void theProviderShowsThemBehindThePciDevices() throws Exception {
        SysfsTree tree = serial().plainDevice("0000:02:00.0");
        LinuxProvider provider = new LinuxProvider(tree.paths());

        assertThat(provider.discover(() -> false))
                .extracting(DeviceDescription::name)
                .containsExactly("0000:02:00.0", SERIAL);
        assertThat(provider.accepts(SERIAL)).isTrue();
        assertThat(provider.describe(SERIAL).driver()).isEmpty();
        assertThat(catchThrowableOfType(
                        DeviceException.class, () -> provider.describe("00000004-0000-4000-8000-000000000001")))
                .hasMessage("there is no mediated device 00000004-0000-4000-8000-000000000001; there are " + SERIAL);
    }

    @Test
    void aKernelWithoutTheBusHasNone() throws Exception {
        assertThat(bus(new SysfsTree(folder)).names()).isEqualTo(List.of());
        assertThat(bus(new SysfsTree(folder)).device(SERIAL)).isEmpty();
    }
}
