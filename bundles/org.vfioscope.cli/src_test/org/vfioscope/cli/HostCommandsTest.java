package org.vfioscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfioscope.model.host.Finding.Severity;

class HostCommandsTest extends CommandLineTestBase {

    private static final String PLAN =
            "0000:00:03.0: e1000e -> vfio-pci (asked for)\n    modprobe vfio-pci\n    echo > /sys/x/driver_override\n";

    private final TestHost kernel = new TestHost();

    @BeforeEach
    void giveTheHostAKernel() {
        host.host = Optional.of(kernel);
    }

    private void answer(String line) {
        interactive = true;
        in = new ByteArrayInputStream((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theDoctorFindsNothing() {
        assertThat(run("doctor")).isZero();
        assertThat(out.toString()).isEqualTo("host\n    ok       a kernel\n\nNothing hinders VFIO.\n");
    }

    @Test
    void theDoctorFindsWhatHindersADevice() {
        kernel.deviceSeverity = Severity.ERROR;

        assertThat(run("doctor")).isZero();
        assertThat(run("doctor", "0000:00:03.0")).isEqualTo(1);
        assertThat(out.toString())
                .contains("0000:00:03.0\n    error    a device-driver\n", "                mend device-driver\n");
        assertThat(host.devices.get("0000:00:03.0").log).isEmpty();
    }

    @Test
    void aWarningIsNoHindrance() {
        kernel.hostSeverity = Severity.WARNING;

        assertThat(run("doctor", "--format", "json")).isZero();
        assertThat(out.toString()).contains("\"format\": \"vfioscope-doctor\"", "\"severity\": \"warning\"");
    }

    @ParameterizedTest
    @CsvSource({"bind, bound to a driver", "unbind, given back to a driver"})
    void whatIsSimulatedHasNoHost(String command, String words) {
        assertThat(run(command, "sim:gpu")).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo("vfioscope: sim:gpu is simulated, no kernel has it: it cannot be %s\n".formatted(words));
    }

    @Test
    void theDoctorFindsNothingInTheWayOfWhatIsSimulated() {
        assertThat(run("doctor", "sim:gpu")).isZero();
        assertThat(out.toString())
                .contains(
                        "host\n    ok       a kernel\n",
                        "sim:gpu\n    note     sim:gpu is simulated\n            Nothing of the host stands in its way.\n");
    }

    @Test
    void dmabufsOfAllProcessesAreListedWithTheirBars() {
        assertThat(run("dmabuf", "list")).isZero();
        assertThat(out.toString())
                .contains("170  qemu-system-x86  13  5", "0000:00:03.0 BAR 0 (inferred", "are protected: 3.");
    }

    @Test
    void dmabufsAreListedForProgramsToo() {
        assertThat(run("dmabuf", "list", "--format", "json")).isZero();
        assertThat(out.toString()).contains("\"certainty\": \"inferred\"", "\"unreadableProcesses\": 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"y", "YES", " yes "})
    void aConfirmedPlanIsCarriedOut(String answer) {
        answer(answer);

        assertThat(run("bind", "0000:00:03.0")).isZero();
        assertThat(out.toString()).isEqualTo(PLAN + "Done.\n");
        assertThat(err.toString()).isEqualTo("Carry this out? [y/N] ");
        assertThat(kernel.carriedOut).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "n", "yesterday"})
    void anythingElseChangesNothing(String answer) {
        answer(answer);

        assertThat(run("bind", "0000:00:03.0")).isEqualTo(1);
        assertThat(err.toString()).endsWith("Nothing was changed.\n");
        assertThat(kernel.carriedOut).isEmpty();
    }

    @Test
    void withoutATerminalYesHasToBeSaidBefore() {
        in = new ByteArrayInputStream("y\n".getBytes(StandardCharsets.UTF_8));

        assertThat(run("bind", "0000:00:03.0")).isEqualTo(1);
        assertThat(err.toString()).contains("no terminal", "--yes");
        assertThat(kernel.carriedOut).isEmpty();

        assertThat(run("unbind", "0000:00:03.0", "--yes")).isZero();
        assertThat(out.toString()).contains("e1000e -> no driver");
        assertThat(kernel.carriedOut).hasSize(1);
    }

    @Test
    void anotherDriverMayBeNamed() {
        assertThat(run("bind", "0000:00:03.0", "--driver", "mlx5_vfio_pci", "--yes"))
                .isZero();
        assertThat(out.toString()).contains("e1000e -> mlx5_vfio_pci");
    }

    @Test
    void whatIsInUseOrBoundAlreadyIsLeftAlone() {
        kernel.inUse = Optional.of("nvme0n1 on it is mounted on /");
        assertThat(run("bind", "0000:00:03.0", "--yes")).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("vfioscope: 0000:00:03.0 is in use: nvme0n1 on it is mounted on /\n");

        kernel.inUse = Optional.empty();
        kernel.bound = true;
        assertThat(run("bind", "0000:00:03.0", "--yes")).isZero();
        assertThat(out.toString()).contains("nothing to do");
        assertThat(kernel.carriedOut).isEmpty();
    }
}
