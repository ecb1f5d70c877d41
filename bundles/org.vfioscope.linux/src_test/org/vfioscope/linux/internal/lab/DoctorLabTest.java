package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vfioscope.access.spi.Doctor;
import org.vfioscope.linux.internal.LinuxProvider;
import org.vfioscope.linux.internal.OpenDescriptors;
import org.vfioscope.model.host.Finding;
import org.vfioscope.model.host.Finding.Severity;

/** The doctor on real kernels in a virtual machine whose devices are all ready. */
@ExtendWith(NoDescriptorLeft.class)
class DoctorLabTest {

    private final LinuxProvider provider = new LinuxProvider();
    private final Doctor doctor = provider.doctor().orElseThrow();

    private Finding host(String id) throws Exception {
        return doctor.examineHost(() -> false).stream()
                .filter(finding -> finding.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("lab-new")
    @Tag("lab-iommufd")
    void thisKernelExportsDmabufs() throws Exception {
        assertThat(host("dmabuf-export").severity()).isEqualTo(Severity.OK);
    }

    @Test
    @Tag("lab-old")
    void thatKernelDoesNot() throws Exception {
        assertThat(host("dmabuf-export").severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    @Tag("lab-iommufd")
    void iommufdIsThere() throws Exception {
        assertThat(host("iommufd").severity()).isEqualTo(Severity.OK);
    }

    @Test
    @Tag("lab-new")
    @Tag("lab-old")
    @Tag("lab-iommufd")
    void nothingHindersAndNothingWakes() throws Exception {
        List<String> before = OpenDescriptors.now();
        Path status = Path.of("/sys/bus/pci/devices", LabDevices.EDU, "power/runtime_status");
        String power = Files.readString(status);

        assertThat(doctor.examineHost(() -> false))
                .allSatisfy(finding ->
                        assertThat(finding.severity()).as(finding.toString()).isNotEqualTo(Severity.ERROR));
        assertThat(host("kernel").detail()).contains("virtual machine: QEMU");
        assertThat(host("interrupt-remapping").severity()).isEqualTo(Severity.OK);
        for (String device : LabDevices.ALL) {
            assertThat(doctor.examine(provider.describe(device)))
                    .allSatisfy(finding ->
                            assertThat(finding.severity()).as(device + finding).isIn(Severity.OK, Severity.NOTE));
        }

        assertThat(Files.readString(status)).isEqualTo(power);
        assertThat(OpenDescriptors.now()).isEqualTo(before);
    }

    @Test
    @Tag("lab-new")
    @Tag("lab-old")
    void memoryDecodeIsReadOfADeviceThatIsAwake() throws Exception {
        Path control = Path.of("/sys/bus/pci/devices", LabDevices.TESTDEV, "power/control");
        control(control, "on");
        try {
            assertThat(doctor.examine(provider.describe(LabDevices.TESTDEV)))
                    .extracting(Finding::id)
                    .contains("device-memory-decode");
        } finally {
            control(control, "auto");
        }
    }

    private static void control(Path file, String value) throws IOException {
        Files.writeString(file, value);
    }
}
