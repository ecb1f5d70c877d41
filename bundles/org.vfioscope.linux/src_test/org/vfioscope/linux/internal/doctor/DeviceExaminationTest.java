package org.vfioscope.linux.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.LinuxProvider;
import org.vfioscope.linux.internal.SysfsTree;
import org.vfioscope.linux.internal.holders.ProcTree;
import org.vfioscope.model.host.Finding;
import org.vfioscope.model.host.Finding.Severity;

class DeviceExaminationTest {

    private static final String BDF = "0000:03:00.0";

    @TempDir
    Path folder;

    private SysfsTree tree;
    private HostPaths paths;
    private boolean mayOpen = true;

    @BeforeEach
    void makeDevice() throws IOException {
        tree = new SysfsTree(folder).plainDevice(BDF);
        paths = tree.paths();
        Files.createDirectories(paths.proc());
        Files.createDirectories(paths.pciDevices().resolve(BDF).resolve("power"));
    }

    private List<Finding> all() throws Exception {
        return new HostDoctor(paths, node -> mayOpen).examine(new LinuxProvider(paths).describe(BDF));
    }

    private Finding finding(String id) throws Exception {
        return all().stream()
                .filter(finding -> finding.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void awake(int command) throws IOException {
        tree.device(BDF).attribute("power/runtime_status", "active").attribute("power_state", "D0");
        byte[] config = {0x34, 0x12, (byte) 0xe8, 0x11, (byte) command, (byte) (command >> 8), 0x10, 0};
        Files.write(paths.pciDevices().resolve(BDF).resolve("config"), config);
    }

    @Test
    void aDeviceThatIsReady() throws Exception {
        tree.group(8).driver("vfio-pci").node(8).attribute("reset_method", "flr bus");
        awake(0x506);

        assertThat(all())
                .allSatisfy(finding ->
                        assertThat(finding.severity()).as(finding.toString()).isEqualTo(Severity.OK));
        assertThat(finding("device-reset").detail()).isEqualTo("By flr, bus.");
    }

    @Test
    void itsDriverAndTheGroupsOthersBlockIt() throws Exception {
        tree.group(8).driver("e1000e");
        tree.plainDevice("0000:03:00.1").group(8).driver("snd_hda_intel");
        tree.plainDevice("0000:03:00.2").group(8);

        assertThat(finding("device-driver").command()).isEmpty();
        assertThat(finding("device-driver").detail()).contains("No modules of Linux");
        assertThat(finding("device-group-viable").command()).isEmpty();
        Files.createDirectories(paths.sysfs().resolve("module/vfio_pci"));
        assertThat(finding("device-driver").command().orElseThrow())
                .contains("modprobe vfio-pci", "/sys/bus/pci/devices/0000:03:00.0/driver/unbind");
        Finding group = finding("device-group-viable");
        assertThat(group.severity()).isEqualTo(Severity.ERROR);
        assertThat(group.title()).isEqualTo("IOMMU group 8 is not viable: 0000:03:00.1 is bound to snd_hda_intel");
        assertThat(group.command().orElseThrow()).contains("03:00.1").doesNotContain("03:00.0", "03:00.2");
    }

    @Test
    void noCommandTakesAMountedDiskAway() throws Exception {
        tree.group(8).driver("nvme");
        mount("nvme0n1", BDF);
        Finding driver = finding("device-driver");
        assertThat(driver.command()).isEmpty();
        assertThat(driver.detail()).contains("nvme0n1 on it is mounted on /home", "vfioscope bind " + BDF);

        String other = "0000:03:00.1";
        tree.plainDevice(other).group(8).driver("nvme");
        mount("nvme1n1", other);
        Finding group = finding("device-group-viable");
        assertThat(group.command()).isEmpty();
        assertThat(group.detail()).contains(other + ": nvme1n1 on it is mounted on /home");
    }

    private void mount(String disk, String device) throws IOException {
        Path real = Files.createDirectories(
                paths.pciDevices().resolve(device).toRealPath().resolve("block").resolve(disk));
        Files.writeString(real.resolve("dev"), "259:0\n");
        Path entries = Files.createDirectories(paths.sysfs().resolve("class/block"));
        Files.createSymbolicLink(entries.resolve(disk), real);
        Path self = Files.createDirectories(paths.proc().resolve("self"));
        Files.writeString(self.resolve("mountinfo"), "22 1 259:0 / /home rw shared:1 - ext4 /dev/" + disk + " rw\n");
    }

    @Test
    void withoutAGroupTheIommuIsToBlame() throws Exception {
        assertThat(finding("device-group").title()).isEqualTo("It is in no IOMMU group");
        assertThat(finding("device-group").detail())
                .startsWith("The IOMMU is off. Turn it on")
                .doesNotContain("It is in no IOMMU group");
    }

    @Test
    void nodesThatAreMissingOrNotForThisUser() throws Exception {
        tree.group(8).driver("vfio-pci");
        assertThat(finding("device-node").detail()).contains("CONFIG_VFIO_GROUP");

        tree.node(8);
        mayOpen = false;
        assertThat(finding("device-node").command().orElseThrow()).endsWith(" " + paths.groupNode(8));
        assertThat(finding("device-node").detail()).contains("udev");
    }

    @Test
    void whoHasItOpenIsNamed() throws Exception {
        tree.group(8).driver("vfio-pci").node(8);
        awake(0x100);
        new ProcTree(paths)
                .process(40, "qemu-system-x86")
                .descriptor(9, paths.groupNode(8).toString());

        assertThat(finding("device-holders").title()).contains("qemu-system-x86 (40)");
        assertThat(finding("device-memory-decode").severity()).isEqualTo(Severity.WARNING);
        assertThat(finding("device-memory-decode").detail()).contains("EIO", "revoked");
    }

    @Test
    void decodeThatIsOffOnAClosedDeviceIsNothingToMend() throws Exception {
        tree.group(8).driver("vfio-pci").node(8);
        awake(0x100);

        assertThat(finding("device-memory-decode").severity()).isEqualTo(Severity.NOTE);
    }

    @Test
    void aSleepingDeviceIsNotWoken() throws Exception {
        tree.group(8).driver("vfio-pci").node(8);
        awake(0x506);
        tree.device(BDF).attribute("power/runtime_status", "suspended").attribute("power_state", "D3hot");

        assertThat(finding("device-power").title()).isEqualTo("It is asleep (D3hot)");
        assertThat(all()).extracting(Finding::id).doesNotContain("device-memory-decode");
    }

    @Test
    void aBridgeIsNothingForVfio() throws Exception {
        tree.device(BDF).attribute("class", "0x060400").group(8).driver("pcieport");

        assertThat(all())
                .singleElement()
                .satisfies(finding -> assertThat(finding.title()).isEqualTo("It is a PCI bridge"));
    }
}
