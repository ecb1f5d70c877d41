package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DriverBinder;
import org.vfioscope.linux.internal.LinuxProvider;
import org.vfioscope.linux.internal.OpenDescriptors;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.host.BindPlan;
import org.vfioscope.model.host.Finding;

/** Drivers of a real kernel, bound and given back. */
@Tag("lab-new")
@Tag("lab-old")
class BindLabTest {

    private static final String SATA = LabDevices.SATA;
    private static final String SMBUS = LabDevices.SMBUS;

    private final LinuxProvider provider = new LinuxProvider();
    private final DriverBinder binder = provider.binder().orElseThrow();
    private List<String> before;

    @BeforeEach
    void begin() {
        before = OpenDescriptors.now();
    }

    @AfterEach
    void end() {
        assertThat(OpenDescriptors.now()).isEqualTo(before);
    }

    private Optional<String> driver(String device) throws Exception {
        return provider.describe(device).driver();
    }

    private void bind(String device) throws Exception {
        binder.carryOut(binder.planBind(provider.describe(device), "vfio-pci"));
    }

    private void unbind(String device) throws Exception {
        binder.carryOut(binder.planUnbind(provider.describe(device)));
    }

    private String refusal(String device) {
        return catchThrowableOfType(DeviceException.class, () -> bind(device)).getMessage();
    }

    @Test
    void aNetworkCardGoesToItsDriverAndBack() throws Exception {
        LabShell.root("modprobe e1000e");
        BindPlan first = binder.planUnbind(provider.describe(LabDevices.E1000E));
        assertThat(first.steps().getFirst().next().words()).isEqualTo("the kernel's choice, probably e1000e");
        binder.carryOut(first);
        assertThat(driver(LabDevices.E1000E)).contains("e1000e");

        String name;
        try (var interfaces = Files.list(Path.of("/sys/bus/pci/devices", LabDevices.E1000E, "net"))) {
            name = interfaces.findFirst().orElseThrow().getFileName().toString();
        }
        LabShell.root("busybox ip addr add 192.0.2.1/24 dev %1$s; busybox ip link set %1$s up".formatted(name));
        assertThat(refusal(LabDevices.E1000E))
                .contains("network interface " + name + " is up with the address", "192.0.2.1");
        assertThat(driver(LabDevices.E1000E)).contains("e1000e");
        LabShell.root("busybox ip link set %1$s down; busybox ip addr flush dev %1$s".formatted(name));

        bind(LabDevices.E1000E);
        assertThat(driver(LabDevices.E1000E)).contains("vfio-pci");
        unbind(LabDevices.E1000E);
        assertThat(driver(LabDevices.E1000E)).contains("e1000e");
        bind(LabDevices.E1000E);
        assertThat(driver(LabDevices.E1000E)).contains("vfio-pci");
    }

    @Test
    void aDiskThatIsOpenStaysWithItsDriver() throws Exception {
        LabShell.root("modprobe nvme");
        unbind(LabDevices.NVME);
        assertThat(driver(LabDevices.NVME)).contains("nvme");
        LabShell.root("timeout 20 sh -c 'until [ -b /dev/nvme0n1 ]; do :; done'");
        try (FileChannel disk = FileChannel.open(Path.of("/dev/nvme0n1"))) {
            assertThat(disk.isOpen()).isTrue();
            assertThat(refusal(LabDevices.NVME))
                    .contains(
                            "nvme0n1 on it is open in",
                            "(" + ProcessHandle.current().pid() + ")");
        }

        bind(LabDevices.NVME);
        assertThat(driver(LabDevices.NVME)).contains("vfio-pci");
    }

    @Test
    void aDriverThatRefusesTheDeviceGivesItBack() throws Exception {
        VfioException e = catchThrowableOfType(
                VfioException.class,
                () -> binder.carryOut(binder.planBind(provider.describe(LabDevices.TESTDEV), "virtio-pci")));

        assertThat(e.errno()).isEqualTo(Errno.ENODEV);
        assertThat(e.explained()).contains("does not take this device", LabDevices.TESTDEV + " now has vfio-pci");
        assertThat(driver(LabDevices.TESTDEV)).contains("vfio-pci");
    }

    @Test
    void aGroupThatIsNotViableIsFoundAndMadeSo() throws Exception {
        LabShell.root("modprobe ahci; cd /sys/bus/pci/devices; for d in %s %s; do echo > $d/driver_override;"
                        .formatted(SATA, SMBUS)
                + " if [ -e $d/driver ]; then echo $d > $d/driver/unbind; fi; done; echo %s > ../drivers_probe"
                        .formatted(SATA));
        assertThat(driver(SATA)).contains("ahci");
        assertThat(groupFinding().severity()).isEqualTo(Finding.Severity.ERROR);
        assertThat(groupFinding().title()).contains("not viable", SATA + " is bound to ahci");

        bind(SMBUS);
        assertThat(driver(SMBUS)).contains("vfio-pci");
        assertThat(driver(SATA)).contains("vfio-pci");
        assertThat(groupFinding().severity()).isEqualTo(Finding.Severity.OK);

        unbind(SMBUS);
        assertThat(driver(SMBUS)).isEmpty();
        assertThat(driver(SATA)).contains("ahci");
        LabShell.root(groupFinding().command().orElseThrow());
        assertThat(groupFinding().severity()).isEqualTo(Finding.Severity.OK);
        unbind(SATA);
    }

    private Finding groupFinding() throws Exception {
        return provider.doctor().orElseThrow().examine(provider.describe(SMBUS)).stream()
                .filter(finding -> finding.id().equals("device-group-viable"))
                .findFirst()
                .orElseThrow();
    }
}
