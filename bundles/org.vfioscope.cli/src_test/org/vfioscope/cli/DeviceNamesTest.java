package org.vfioscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All commands take a device by the same names, those of captures' files included. */
class DeviceNamesTest extends CommandLineTestBase {

    @TempDir
    Path folder;

    private Path one;
    private Path two;

    @BeforeEach
    void captureDevices() {
        one = folder.resolve("one.json");
        two = folder.resolve("two.json");
        assertThat(run("report", "sim:gpu", "-o", one.toString())).isZero();
        assertThat(run("report", "sim:gpu", "sim:old", "-o", two.toString())).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "report FILE | 0 |",
                "devices FILE | 0 |",
                "diff FILE FILE | 0 |",
                "read FILE BAR0 0 | 1 | Not captured",
                "write FILE BAR0 0 1 | 1 | This is a capture: there is no device behind it",
                "dmabuf create FILE --region 0 | 1 | is a capture: there is no device to make a dmabuf of",
                "dmabuf import FILE --region 0 --into FILE | 1 | has no address space to map anything in",
                "serve FILE --socket s | 1 | this installation has no server",
                "doctor FILE | 0 |",
                "bind FILE | 1 | it cannot be bound to a driver",
                "unbind FILE | 1 | it cannot be given back",
            })
    void everyCommandTakesACapturesFile(String line, int code, String error) {
        for (String name :
                new String[] {one.toString(), "capture:" + one, two + "#sim:gpu", "capture:" + two + "#sim:gpu"}) {
            err.getBuffer().setLength(0);
            String[] arguments = Arrays.stream(line.split(" "))
                    .map(word -> word.equals("FILE") ? name : word)
                    .toArray(String[]::new);
            assertThat(run(arguments)).isEqualTo(code);
            assertThat(err.toString()).contains(error == null ? "" : error);
        }
        assertThat(simulated.devices.get("sim:gpu").log).containsExactly("device closed", "device closed");
    }

    @Test
    void aFileOfSeveralDevicesAsksForOneOfThem() {
        assertThat(run("read", two.toString(), "BAR0", "0")).isEqualTo(1);
        assertThat(err.toString())
                .contains("two.json holds 2 devices; name one of them: capture:" + two + "#sim:gpu, capture:");
    }

    @Test
    void aFileThatIsNotThereNamesNoDevice() {
        assertThat(run("read", folder.resolve("none.json#sim:gpu").toString(), "BAR0", "0"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("there is no file '", "none.json#sim:gpu'");
    }
}
