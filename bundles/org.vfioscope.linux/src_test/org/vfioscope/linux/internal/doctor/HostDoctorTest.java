package org.vfioscope.linux.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.SysfsTree;
import org.vfioscope.model.host.Finding;
import org.vfioscope.model.host.Finding.Severity;

class HostDoctorTest {

    @TempDir
    Path folder;

    private HostPaths paths;
    private boolean mayOpen = true;

    @BeforeEach
    void makeHost() throws IOException {
        paths = new SysfsTree(folder).paths();
        file("proc/sys/kernel/osrelease", "7.3.4+deb13-amd64");
    }

    private void file(String path, String... lines) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private List<Finding> all() {
        return new HostDoctor(paths, node -> mayOpen).examineHost(() -> false);
    }

    private Finding finding(String id) {
        return all().stream()
                .filter(finding -> finding.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void goodHost() throws IOException {
        file("lib/modules/7.3.4+deb13-amd64/config", "CONFIG_VFIO_PCI_DMABUF=y", "CONFIG_PCI_P2PDMA=y");
        file("dev/vfio/vfio");
        file("dev/iommu");
        file("dev/vfio/devices/vfio0");
        Files.createDirectories(folder.resolve("sys/class/iommu/dmar0"));
        file("proc/interrupts", "           CPU0", "  0:   42   IR-IO-APIC    2-edge      timer");
        file("proc/self/limits", "Max locked memory         8388608              8388608              bytes     ");
        file("proc/self/status", "CapEff:\t000001ffffffffff");
        file("sys/kernel/security/lockdown", "[none] integrity confidentiality");
        new SysfsTree(folder).plainDevice("0000:03:00.0").group(8).driver("vfio-pci");
    }

    @Test
    void aGoodHostHasNothingToMend() throws IOException {
        goodHost();

        assertThat(all()).allSatisfy(finding -> {
            assertThat(finding.severity()).as(finding.toString()).isEqualTo(Severity.OK);
            assertThat(finding.command()).isEmpty();
        });
        assertThat(all())
                .extracting(Finding::id)
                .containsExactly(
                        "kernel",
                        "dmabuf-export",
                        "vfio-pci",
                        "vfio-container",
                        "iommufd",
                        "vfio-devices",
                        "iommu",
                        "interrupt-remapping",
                        "memlock",
                        "lockdown");
    }

    @Test
    void anOldKernelExportsNothingAndThatHindersNothing() throws IOException {
        file("proc/sys/kernel/osrelease", "6.1.0-50-amd64");

        assertThat(finding("dmabuf-export").severity()).isEqualTo(Severity.WARNING);
        assertThat(finding("dmabuf-export").detail()).contains("6.19", "ENOTTY", "plain mmap");
    }

    @Test
    void theConfigurationNamesTheMissingOption() throws IOException {
        file(
                "boot/config-7.3.4+deb13-amd64",
                "CONFIG_VFIO=m",
                "# CONFIG_VFIO_PCI_DMABUF is not set",
                "CONFIG_PCI_P2PDMA=y");

        assertThat(finding("dmabuf-export").detail())
                .startsWith("CONFIG_VFIO_PCI_DMABUF is not set in " + folder.resolve("boot"));
    }

    @Test
    void withoutAConfigurationTheKernelsFunctionsTell() throws IOException {
        assertThat(finding("dmabuf-export").severity()).isEqualTo(Severity.NOTE);

        file("proc/kallsyms", "0000000000000000 t vfio_pci_core_ioctl_feature\t[vfio_pci_core]");
        assertThat(finding("dmabuf-export").severity()).isEqualTo(Severity.WARNING);

        file("proc/kallsyms", "0000000000000000 T vfio_pci_core_feature_dma_buf\t[vfio_pci_core]");
        assertThat(finding("dmabuf-export").severity()).isEqualTo(Severity.OK);
    }

    @ParameterizedTest
    @CsvSource({
        "lib/modules, modules.dep, kernel/drivers/vfio/pci/vfio-pci.ko.xz: kernel/drivers/vfio/vfio.ko.xz",
        "usr/lib/modules, modules.dep, kernel/drivers/vfio/pci/vfio-pci.ko:",
        "lib/modules, modules.builtin, kernel/drivers/vfio/pci/vfio_pci.ko"
    })
    void vfioIsNotLoaded(String place, String list, String line) throws IOException {
        file(place + "/7.3.4+deb13-amd64/" + list, "kernel/fs/fat/fat.ko:", line);

        assertThat(finding("vfio-pci").severity()).isEqualTo(Severity.ERROR);
        assertThat(all())
                .extracting(Finding::command)
                .filteredOn(
                        command -> command.filter("modprobe vfio-pci"::equals).isPresent())
                .as("offered once")
                .hasSize(1);
        assertThat(finding("vfio-pci").command()).contains("modprobe vfio-pci");
        assertThat(finding("vfio-container").detail()).isEqualTo("It comes with the driver vfio-pci.");
    }

    @Test
    void theContainersIommuDriverIsNotLoaded() throws IOException {
        file("lib/modules/7.3.4+deb13-amd64/modules.dep", "kernel/drivers/vfio/vfio_iommu_type1.ko.zst:");
        file("dev/vfio/vfio");
        assertThat(finding("vfio-container").command()).contains("modprobe vfio_iommu_type1");
    }

    @Test
    void noModuleIsOfferedThatThisKernelHasNotGot() throws IOException {
        file("dev/vfio/vfio");
        assertThat(all())
                .allSatisfy(finding -> assertThat(finding.command().filter(command -> command.contains("modprobe")))
                        .isEmpty());
        assertThat(finding("vfio-pci").detail()).contains("No modules of Linux 7.3.4+deb13-amd64 are installed here");

        file("lib/modules/7.3.4+deb13-amd64/modules.dep", "kernel/drivers/vfio/pci/not-vfio-pci.ko: vfio-pci.ko");
        assertThat(finding("vfio-pci").command()).isEmpty();
        assertThat(finding("vfio-pci").detail()).contains("was built without the module vfio-pci");
        assertThat(finding("vfio-container").detail()).contains("was built without the module vfio_iommu_type1");
        assertThat(finding("iommufd").title()).isEqualTo("There is no iommufd");
    }

    @Test
    void nodesThatThisUserMayNotOpen() throws IOException {
        goodHost();
        mayOpen = false;

        assertThat(finding("vfio-container").severity()).isEqualTo(Severity.ERROR);
        assertThat(finding("iommufd").command())
                .contains("chown %s %s"
                        .formatted(System.getProperty("user.name"), paths.dev().resolve("iommu")));
    }

    @Test
    void realHardwareIsSentToTheFirmwareAndAVirtualMachineToItsHost() throws IOException {
        assertThat(finding("iommu").detail()).contains("firmware", "VT-d");
        assertThat(finding("kernel").detail()).contains("real hardware");

        file("proc/cpuinfo", "processor\t: 0", "flags\t\t: fpu sse4_2 hypervisor lahf_lm");
        file("sys/class/dmi/id/sys_vendor", "QEMU");
        file("sys/class/dmi/id/product_name", "Standard PC (Q35 + ICH9, 2009)");

        assertThat(finding("iommu").detail())
                .contains(
                        "this virtual machine (QEMU Standard PC (Q35 + ICH9, 2009)) has no IOMMU",
                        "-device intel-iommu")
                .doesNotContain("firmware");
    }

    @Test
    void theKernelsParametersAreMendedByACommand() throws IOException {
        file("sys/firmware/acpi/tables/DMAR");
        file("proc/cmdline", "root=/dev/sda1 quiet");
        assertThat(finding("iommu").command())
                .contains("sed -i 's/^GRUB_CMDLINE_LINUX=\"/&intel_iommu=on /' /etc/default/grub"
                        + " && grub-mkconfig -o /boot/grub/grub.cfg");

        file("usr/sbin/grubby");
        assertThat(finding("iommu").command()).contains("grubby --update-kernel=ALL --args=intel_iommu=on");

        file("proc/cmdline", "root=/dev/sda1 iommu=off");
        assertThat(finding("iommu").command()).contains("grubby --update-kernel=ALL --remove-args=iommu=off");
    }

    @Test
    void interruptsThatAreNotRemapped() throws IOException {
        goodHost();
        file(
                "lib/modules/7.3.4+deb13-amd64/modules.dep",
                "kernel/drivers/vfio/vfio_iommu_type1.ko:",
                "kernel/iommufd.ko:");
        file("proc/interrupts", "  0:   42   IO-APIC    2-edge      timer");
        assertThat(finding("interrupt-remapping").severity()).isEqualTo(Severity.ERROR);
        assertThat(finding("interrupt-remapping").detail()).contains("by its group or iommufd answers EPERM");
        assertThat(finding("interrupt-remapping").command())
                .contains("modprobe vfio_iommu_type1"
                        + " && echo 1 > /sys/module/vfio_iommu_type1/parameters/allow_unsafe_interrupts"
                        + " && modprobe iommufd && echo 1 > /sys/module/iommufd/parameters/allow_unsafe_interrupts");

        file("sys/module/vfio_iommu_type1/parameters/allow_unsafe_interrupts", "Y");
        assertThat(finding("interrupt-remapping").command())
                .contains("modprobe iommufd && echo 1 > /sys/module/iommufd/parameters/allow_unsafe_interrupts");

        file("sys/module/iommufd/parameters/allow_unsafe_interrupts", "Y");
        assertThat(finding("interrupt-remapping").severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void lockedMemoryOfAnOrdinaryUser() throws IOException {
        file("proc/self/limits", "Max locked memory         8388608              8388608              bytes     ");
        file("proc/self/status", "CapEff:\t0000000000000000");
        assertThat(finding("memlock").title()).isEqualTo("Only 8 MiB of memory can be locked");
        assertThat(finding("memlock").command().orElseThrow()).contains("memlock unlimited");

        file("proc/self/limits", "Max locked memory         unlimited            unlimited            bytes     ");
        assertThat(finding("memlock").severity()).isEqualTo(Severity.OK);
    }

    @Test
    void whatElseMayStandInTheWay() throws IOException {
        file("sys/kernel/security/lockdown", "none [integrity] confidentiality");
        file("sys/fs/selinux/enforce", "1");
        file("proc/self/attr/apparmor/current", "/usr/bin/java (enforce)");
        file("sys/module/vfio/parameters/enable_unsafe_noiommu_mode", "Y");

        assertThat(finding("lockdown").title()).endsWith("integrity");
        assertThat(finding("selinux").command().orElseThrow()).startsWith("ausearch");
        assertThat(finding("apparmor").detail()).contains("/usr/bin/java (enforce)");
        assertThat(finding("no-iommu-mode").severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void examinesThisHostWhateverItIs() {
        assertThat(new HostDoctor(HostPaths.real()).examineHost(() -> false))
                .extracting(Finding::id)
                .contains("kernel", "iommu");
        assertThat(new HostDoctor(HostPaths.real()).examineHost(() -> true)).isEmpty();
    }
}
