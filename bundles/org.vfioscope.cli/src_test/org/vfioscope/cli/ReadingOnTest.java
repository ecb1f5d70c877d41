package org.vfioscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registers that are watched, and such that are saved. */
class ReadingOnTest extends CommandLineTestBase {

    @TempDir
    Path folder;

    private final TestRegisters registers = new TestRegisters(0x3000);

    @BeforeEach
    void addRegisters() {
        simulated.devices.get("sim:gpu").registers = Optional.of(registers);
    }

    @Test
    void watchesTheChosenRegistersAloneAndPrintsWhatChanged() {
        pause = new Pause() {
            private int looks;

            @Override
            public boolean await(Duration length) {
                assertThat(length).isEqualTo(Duration.ofMillis(200));
                if (++looks == 2) {
                    registers.changed.put(0x40L, (byte) 0xff);
                }
                return looks < 4;
            }
        };
        assertThat(run("read", "sim:gpu", "BAR0", "0x10", "0x40", "--watch", "--interval", "0.2"))
                .isZero();
        assertThat(out.toString()).isEqualTo("""
                0x00000010: 0x13121110
                0x00000040: 0x43424140
                0x00000040: 0x434241ff  was 0x43424140  2026-11-22T17:20:31Z
                """);
        assertThat(registers.accesses).hasSize(8).containsOnly("read 0:0x10/4", "read 0:0x40/4");
    }

    @Test
    void savesTheBytesAsTheyAre() throws IOException {
        Path file = folder.resolve("bar0.bin");
        assertThat(run("read", "sim:gpu", "BAR0", "0x10", "--count", "3", "--width", "2", "-o", file.toString()))
                .isZero();
        assertThat(Files.readAllBytes(file)).containsExactly(0x10, 0x11, 0x12, 0x13, 0x14, 0x15);
        assertThat(registers.accesses).containsExactly("read 0:0x10/2", "read 0:0x12/2", "read 0:0x14/2");
        assertThat(out.toString() + err).isEmpty();
    }

    @Test
    void savesIntelHexByTheFilesName() throws IOException {
        Path file = folder.resolve("bar0.HEX");
        assertThat(run("read", "sim:gpu", "BAR0", "0x10", "--count", "8", "-o", file.toString()))
                .isZero();
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        ":10001000101112131415161718191A1B1C1D1E1F68",
                        ":10002000202122232425262728292A2B2C2D2E2F58",
                        ":00000001FF");
    }

    @Test
    void savesNothingWhereARegisterDoesNotAnswer() {
        assertThat(run(
                        "read",
                        "sim:gpu",
                        "BAR0",
                        "0x2ff8",
                        "--count",
                        "9",
                        "-o",
                        folder.resolve("x").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("memory decode is off").hasLineCount(1);
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "0 --interval 1 | --interval goes with --watch alone",
                "0 --watch --interval 0 | --interval is between 0.05 and 86400 seconds",
                "0 --watch -o x | --output saves one run: neither --watch nor further offsets",
                "0 4 -o x | --output saves one run: neither --watch nor further offsets",
                "0 four | unexpected argument 'four'",
            })
    void refusesWhatMakesNoSense(String arguments, String error) {
        assertThat(run(("read sim:gpu BAR0 " + arguments).split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(error);
        assertThat(registers.accesses).isEmpty();
    }
}
