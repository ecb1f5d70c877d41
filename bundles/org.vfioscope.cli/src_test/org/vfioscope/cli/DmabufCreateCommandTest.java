package org.vfioscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DmabufCreateCommandTest extends CommandLineTestBase {

    private static final String PRINTED = """
            device:   sim:gpu (SIMULATED: no hardware behind it)
            region:   0 (BAR 0)
            fd:       42 (simulated)
            size:     0x3000 (12 KiB)
            inode:    77
            exporter: vfio_pci_core
            state:    live
            ranges:   2
              BAR offset          length                          dmabuf offset
              0x0                 0x1000 (4 KiB)                  0x0
              0x300000000         0x2000 (8 KiB)                  0x1000              QEMU's fd_offset differs: 0x300000000
            """;

    private static final String REAL = "0000:00:03.0";

    private final List<String> log = simulated.devices.get("sim:gpu").log;

    @ParameterizedTest
    @ValueSource(strings = {"0", "BAR0", "bar 0"})
    void printsTheDmabufAndReleasesIt(String region) {
        assertThat(run("dmabuf", "create", "sim:gpu", "--region", region)).isZero();
        assertThat(out.toString()).isEqualTo(PRINTED);
        assertThat(err.toString()).isEmpty();
        assertThat(log).containsExactly("dmabuf closed", "device closed");
    }

    @Test
    void marksNoRealDeviceAsSimulated() {
        assertThat(run("dmabuf", "create", "0000:00:03.0", "--region", "0")).isZero();
        assertThat(out.toString()).contains("device:   0000:00:03.0\n", "fd:       42\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sim:gpu   | BAR2 | sim:gpu: no dmabuf of BAR 2: an I/O-port BAR has no memory that could be mapped or exported",
                "sim:gpu   | rom  | sim:gpu: no dmabuf of ROM: the device has no such region",
                "sim:old   | 0    | sim:old: no dmabuf of BAR 0: unsupported: the kernel answered ENOTTY",
                "sim:bare  | 0    | sim:bare: no dmabuf of BAR 0: unsupported: this backend has no device features",
                "sim:gpu   | 9    | sim:gpu has no region 9; it has 0 (BAR 0), 2 (BAR 2)",
                "sim:gpu   | VGA  | sim:gpu has no region VGA; it has 0 (BAR 0), 2 (BAR 2)"
            })
    void refusesInOneLineWithTheReason(String device, String region, String reason) {
        assertThat(run("dmabuf", "create", device, "--region", region)).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).startsWith("vfioscope: " + reason).hasLineCount(1);
        assertThat(simulated.devices.get(device).log).containsExactly("device closed");
    }

    @Test
    void holdsTheDmabufUntilInputEnds() {
        in = new InputStream() {
            private final InputStream typed = new ByteArrayInputStream("typed\n".getBytes());

            @Override
            public int read() throws IOException {
                assertThat(log).isEmpty();
                assertThat(out.toString()).isEqualTo(PRINTED);
                return typed.read();
            }
        };
        assertThat(run("dmabuf", "create", "sim:gpu", "--region", "0", "--hold"))
                .isZero();
        assertThat(err.toString())
                .startsWith("vfioscope: holding the dmabuf of sim:gpu BAR 0; Ctrl-D, Ctrl-C or SIGTERM")
                .hasLineCount(1);
        assertThat(log).containsExactly("dmabuf closed", "device closed");
    }

    @Test
    void releasesTheDmabufWhereInputCannotBeRead() {
        in = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Bad file descriptor");
            }
        };
        assertThat(run("dmabuf", "create", "sim:gpu", "--region", "0", "--hold"))
                .isEqualTo(1);
        assertThat(err.toString())
                .endsWith("vfioscope: cannot wait for the end of standard input: Bad file descriptor\n");
        assertThat(log).containsExactly("dmabuf closed", "device closed");
    }

    @Test
    void runsACommandWithTheDescriptorAndEndsWithItsStatus() {
        assertThat(run("dmabuf", "create", REAL, "--region", "0", "--exec", "cmd", "--verbose", "-h", "a b"))
                .isEqualTo(7);
        assertThat(host.devices.get(REAL).log)
                .containsExactly(
                        "ran [cmd, --verbose, -h, a b] with {VFIOSCOPE_DEVICE=0000:00:03.0, VFIOSCOPE_DMABUF_FD=%d,"
                                + " VFIOSCOPE_DMABUF_SIZE=12288, VFIOSCOPE_REGION=0}",
                        "dmabuf closed", "device closed");
        assertThat(out.toString())
                .contains("fd:       42 here; the command finds its own number in VFIOSCOPE_DMABUF_FD\n");
    }

    @Test
    void saysWhyACommandCannotBeRun() {
        assertThat(run("dmabuf", "create", REAL, "--region", "0", "--exec", "missing"))
                .isEqualTo(1);
        assertThat(err.toString())
                .startsWith("vfioscope: missing: start the command: ENOENT")
                .hasLineCount(1);
        assertThat(host.devices.get(REAL).log).containsExactly("dmabuf closed", "device closed");
    }

    @Test
    void aCommandInheritsNothingOfASimulatedDevice() {
        assertThat(run("dmabuf", "create", "sim:gpu", "--region", "0", "--exec", "cmd"))
                .isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .isEqualTo(
                        "vfioscope: sim:gpu is simulated: its dmabufs have no descriptor that a command could inherit;"
                                + " use a real device\n");
        assertThat(log).containsExactly("device closed");
    }

    @Test
    void saysWhenTheKernelsAnswerWasNotForeseen() {
        assertThat(run("dmabuf", "create", "sim:picky", "--region", "0")).isEqualTo(1);
        assertThat(err.toString().lines())
                .satisfiesExactly(
                        error -> assertThat(error)
                                .startsWith(
                                        "vfioscope: t:device: VFIO_DEVICE_FEATURE DMA_BUF: EINVAL (Invalid argument)."
                                                + " The kernel refused the ranges"),
                        warning -> assertThat(warning)
                                .isEqualTo("vfioscope: warning: sim:picky, region 0: the forecast was that the kernel"
                                        + " will do it, but the kernel answered with EINVAL (Invalid argument)"));
    }

    @Test
    void foretellsWithoutAskingTheKernel() {
        assertThat(run("dmabuf", "create", "sim:gpu", "--region", "0", "--forecast"))
                .isZero();
        assertThat(out.toString()).isEqualTo("""
                request:  region 0, 0x0+0x1000, 0x300000000+0x2000
                forecast: the kernel will do it
                """);
        assertThat(log).containsExactly("device closed");
    }

    @Test
    void foretellsARefusalWithTheRuleAndWhatToChange() {
        assertThat(run("dmabuf", "create", "sim:gpu", "--region", "0", "--range", "0x10+4096", "--forecast"))
                .isEqualTo(1);
        assertThat(out.toString()).isEqualTo("""
                request:  region 0, 0x10+0x1000
                forecast: the kernel will refuse: a range is not aligned to pages
                answer:   EINVAL (Invalid argument)
                change:   Align offsets and lengths to 0x1000
                """);
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BAR2 | 2, 0x0+0x1000 | an I/O-port BAR has no memory that other devices could reach | EINVAL | Choose a memory BAR",
                "ROM  | 6, 0x0+0x1000 | only BARs 0 to 5 can be exported                             | ENODEV | Choose BAR 0 to 5"
            })
    void foretellsByWhichRuleARegionWithoutRangesIsRefused(
            String region, String asked, String rule, String errno, String change) {
        assertThat(run("dmabuf", "create", "sim:gpu", "--region", region, "--forecast"))
                .isEqualTo(1);
        assertThat(out.toString())
                .startsWith("request:  region %s\nforecast: the kernel will refuse: %s\n".formatted(asked, rule))
                .contains("answer:   " + errno)
                .endsWith("change:   " + change + "\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void makesOneDmabufForEachRange() {
        assertThat(run("dmabuf", "create", "sim:gpu", "--region", "0", "--one-per-range"))
                .isZero();
        assertThat(out.toString().split("\n\n"))
                .hasSize(2)
                .allSatisfy(text -> assertThat(text).contains("ranges:   1\n"));
        assertThat(log).containsExactly("dmabuf closed", "dmabuf closed", "device closed");
    }

    @Test
    void takesChosenRangesInTheirOrder() {
        assertThat(run("dmabuf", "create", "sim:gpu", "--region", "0", "--range", "0x1000+0x1000", "--range", "0+4096"))
                .isZero();
        assertThat(out.toString())
                .contains("  0x1000              0x1000 (4 KiB)                  0x0                 QEMU's")
                .contains("  0x0                 0x1000 (4 KiB)                  0x1000              QEMU's");
    }
}
