package org.vfioscope.linux.internal.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.LinuxProvider;
import org.vfioscope.linux.internal.SysfsTree;
import org.vfioscope.linux.internal.sysfs.HostFiles;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.host.BindPlan;

class SysfsBinderTest {

    private static final String NIC = "0000:02:00.0";
    private static final String SATA = "0000:00:1f.2";
    private static final String SMBUS = "0000:00:1f.3";

    @TempDir
    Path folder;

    private SysfsTree tree;
    private HostPaths paths;
    private FakeKernel kernel;
    private SysfsBinder binder;

    @BeforeEach
    void makeHost() throws IOException {
        tree = new SysfsTree(folder);
        paths = tree.paths();
        tree.plainDevice(NIC).group(13).driver("e1000e").attribute("driver_override", "(null)");
        Files.createDirectories(paths.proc().resolve("sys/kernel/random"));
        boot("first");
        kernel = new FakeKernel(paths);
        binder = new SysfsBinder(paths, folder.resolve("state"), kernel, kernel, name -> List.of());
    }

    private void boot(String id) throws IOException {
        Files.writeString(paths.proc().resolve("sys/kernel/random/boot_id"), id + "\n");
    }

    private DeviceDescription device(String name) throws Exception {
        return new LinuxProvider(paths).describe(name);
    }

    private Optional<String> driver(String name) {
        return HostFiles.linkName(paths.pciDevices().resolve(name).resolve("driver"));
    }

    private void bind(String name) throws Exception {
        binder.carryOut(binder.planBind(device(name), "vfio-pci"));
    }

    private void unbind(String name) throws Exception {
        binder.carryOut(binder.planUnbind(device(name)));
    }

    @Test
    void thePlanSaysWhatARootShellWouldDo() throws Exception {
        BindPlan plan = binder.planBind(device(NIC), "vfio-pci");

        String nic = paths.pciDevices().resolve(NIC).toString();
        assertThat(plan.steps()).singleElement().satisfies(step -> {
            assertThat(step.former()).contains("e1000e");
            assertThat(step.next().words()).isEqualTo("vfio-pci");
            assertThat(step.commands())
                    .containsExactly(
                            "modprobe vfio-pci",
                            "echo vfio-pci > %s/driver_override".formatted(nic),
                            "echo %s > %s/driver/unbind".formatted(NIC, nic),
                            "echo %s > %s/bus/pci/drivers/vfio-pci/bind".formatted(NIC, paths.sysfs()));
        });
        assertThat(kernel.log).isEmpty();
        assertThat(folder.resolve("state")).doesNotExist();
    }

    @Test
    void bindsAndGivesBack() throws Exception {
        bind(NIC);
        assertThat(driver(NIC)).contains("vfio-pci");
        assertThat(binder.planBind(device(NIC), "vfio-pci").steps()).isEmpty();

        kernel.log.clear();
        unbind(NIC);

        assertThat(driver(NIC)).contains("e1000e");
        assertThat(kernel.log)
                .containsExactly(
                        " > devices/%s/driver_override".formatted(NIC),
                        "%1$s > devices/%1$s/driver/unbind".formatted(NIC),
                        NIC + " > drivers/e1000e/bind");
        assertThat(HostFiles.names(folder.resolve("state"))).isEmpty();
    }

    @Test
    void givesBackWhatHadNoDriverAndAnOverrideOfItsOwn() throws Exception {
        tree.plainDevice(SATA).group(11).attribute("driver_override", "pci-stub");
        bind(SATA);

        unbind(SATA);

        assertThat(driver(SATA)).isEmpty();
        assertThat(HostFiles.text(paths.pciDevices().resolve(SATA).resolve("driver_override")))
                .contains("pci-stub");
    }

    @Test
    void theGroupComesAlongAndGoesBackWithIt() throws Exception {
        tree.plainDevice(SATA).group(11).driver("ahci");
        tree.plainDevice(SMBUS).group(11).driver("i801_smbus");
        tree.plainDevice("0000:00:1c.0").group(11).driver("pcieport");

        BindPlan plan = binder.planBind(device(SMBUS), "vfio-pci");
        assertThat(plan.steps())
                .extracting(step -> step.device() + " " + step.reason())
                .containsExactly(SMBUS + " asked for", SATA + " shares IOMMU group 11 with " + SMBUS);
        binder.carryOut(plan);
        assertThat(driver(SATA)).contains("vfio-pci");

        unbind(SMBUS);
        assertThat(driver(SMBUS)).contains("i801_smbus");
        assertThat(driver(SATA)).contains("ahci");
        assertThat(kernel.log).doesNotContain("modprobe ahci").containsOnlyOnce("modprobe vfio-pci");
    }

    @Test
    void aPlatformDeviceOfTheGroupIsNamed() throws Exception {
        tree.plainDevice("fd400000.mmc").group(11).driver("sdhci-of-arasan");
        tree.plainDevice(SMBUS).group(11).driver("i801_smbus");

        assertThat(catchThrowableOfType(DeviceException.class, () -> binder.planBind(device(SMBUS), "vfio-pci")))
                .hasMessageContaining("fd400000.mmc shares IOMMU group 11 with " + SMBUS + " but is no PCI device")
                .hasMessageEndingWith(
                        "echo fd400000.mmc > " + paths.iommuGroups().resolve("11/devices/fd400000.mmc/driver/unbind"));
    }

    @Test
    void withoutARecordTheKernelChooses() throws Exception {
        bind(NIC);
        tree.device(NIC).attribute("modalias", "pci:v00008086d000010D3");
        boot("second");
        kernel.natural = Optional.of("e1000e");

        BindPlan plan = binder.planUnbind(device(NIC));
        assertThat(plan.steps().getFirst().next().words()).isEqualTo("the kernel's choice, probably e1000e");
        binder.carryOut(plan);

        assertThat(driver(NIC)).contains("e1000e");
    }

    @Test
    void aRefusalIsExplainedAndTheFormerDriverIsBack() throws Exception {
        kernel.refusing.put("vfio-pci", Errno.EINVAL);

        VfioException e = catchThrowableOfType(VfioException.class, () -> bind(NIC));

        assertThat(e.errno()).isEqualTo(Errno.EINVAL);
        assertThat(e.explained()).contains("neither bridges", NIC + " now has e1000e");
        assertThat(driver(NIC)).contains("e1000e");
        assertThat(HostFiles.names(folder.resolve("state"))).isEmpty();
    }

    @Test
    void aDriverThatDoesNotTakeTheDeviceIsNoticed() throws Exception {
        kernel.idle.add("vfio-pci");

        assertThat(catchThrowableOfType(DeviceException.class, () -> bind(NIC)))
                .hasMessageContaining("was to have vfio-pci but has no driver")
                .hasMessageContaining("now has e1000e");
    }

    @Test
    void aMissingModuleIsNamedBeforeAnythingChanges() throws Exception {
        BindPlan plan = binder.planBind(device(NIC), "missing");

        assertThat(catchThrowableOfType(DeviceException.class, () -> binder.carryOut(plan)))
                .hasMessageContaining("Module missing not found");
        assertThat(driver(NIC)).contains("e1000e");
    }

    @Test
    void aPlanThatIsOldIsRefused() throws Exception {
        BindPlan plan = binder.planBind(device(NIC), "vfio-pci");
        bind(NIC);

        assertThat(catchThrowableOfType(DeviceException.class, () -> binder.carryOut(plan)))
                .hasMessageContaining("plan again");
    }

    @Test
    void refusesWhatCannotBe() throws Exception {
        tree.plainDevice("0000:00:1c.0").attribute("class", "0x060400").group(9).driver("pcieport");
        tree.plainDevice("0000:07:00.0");

        assertThat(catchThrowableOfType(DeviceException.class, () -> bind("0000:00:1c.0")))
                .hasMessageContaining("bridge");
        assertThat(catchThrowableOfType(DeviceException.class, () -> bind("0000:07:00.0")))
                .hasMessageContaining("IOMMU");
        assertThat(catchThrowableOfType(DeviceException.class, () -> unbind(NIC)))
                .hasMessageContaining("not bound to a VFIO driver but to e1000e");
        assertThat(catchThrowableOfType(DeviceException.class, () -> binder.planBind(device(NIC), "../../etc")))
                .hasMessageContaining("no driver's name");
        assertThat(kernel.log).isEmpty();
    }
}
