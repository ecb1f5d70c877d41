package org.vfioscope.linux.internal.sysfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vfioscope.linux.internal.LinuxProvider;
import org.vfioscope.linux.internal.SysfsTree;
import org.vfioscope.model.host.MemoryAnswer;

class DeviceMemoryTest {

    private static final String BDF = "0000:03:00.0";

    @TempDir
    Path folder;

    private SysfsTree tree;
    private Path device;

    @BeforeEach
    void makeDevice() throws IOException {
        tree = new SysfsTree(folder).plainDevice(BDF);
        device = tree.paths().pciDevices().resolve(BDF);
        Files.createDirectories(device.resolve("power"));
    }

    private void command(int low, int high) throws IOException {
        Files.write(device.resolve("config"), new byte[] {0, 0, 0, 0, (byte) low, (byte) high, 0, 0});
    }

    private MemoryAnswer answer() {
        return new LinuxProvider(tree.paths()).memory(BDF);
    }

    @Test
    void theCommandRegisterOfADeviceThatIsAwakeTells() throws Exception {
        tree.attribute("power/runtime_status", "active").attribute("power_state", "D0");
        command(0x06, 5);
        assertThat(answer()).isEqualTo(MemoryAnswer.ANSWERS);
        command(0x04, 5);
        assertThat(answer()).isEqualTo(MemoryAnswer.DECODE_OFF);
    }

    @ParameterizedTest
    @CsvSource({
        "suspended, D3hot, SUSPENDED",
        "suspended, D0, SUSPENDED",
        "suspending, D0, SUSPENDED",
        "active, D3hot, D3HOT",
        "active, D3cold, D3HOT",
        "active, D1, UNKNOWN",
        "resuming, D3hot, UNKNOWN",
        "error, D0, UNKNOWN",
    })
    void aDeviceThatMaySleepIsNotRead(String runtime, String state, MemoryAnswer expected) throws Exception {
        tree.attribute("power/runtime_status", runtime).attribute("power_state", state);
        Path config = device.resolve("config");
        assertThat(new ProcessBuilder("mkfifo", config.toString()).start().waitFor())
                .isZero();
        AtomicBoolean read = new AtomicBoolean();
        Thread other = Thread.ofPlatform().daemon().start(() -> noteReader(config, read));
        assertThat(answer()).isEqualTo(expected);
        assertThat(read).as("the read would have waked it").isFalse();
        // lets the other thread end
        Files.newInputStream(config).close();
        other.join();
    }

    /** A pipe is opened for writing as soon as somebody opens it for reading, who then waits for what is written. */
    private static void noteReader(Path pipe, AtomicBoolean read) {
        try (OutputStream opened = Files.newOutputStream(pipe)) {
            read.set(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aVirtualFunctionHasNoMemoryBitOfItsOwn() throws Exception {
        tree.attribute("power/runtime_status", "active").attribute("power_state", "D0");
        command(0x04, 5);
        Files.createDirectory(device.resolve("physfn"));
        assertThat(answer()).isEqualTo(MemoryAnswer.ANSWERS);
    }

    @Test
    void nothingIsConcludedWhereThereIsNothingToRead() throws Exception {
        assertThat(answer()).isEqualTo(MemoryAnswer.UNKNOWN);
        tree.attribute("power/runtime_status", "active").attribute("power_state", "D0");
        assertThat(answer()).isEqualTo(MemoryAnswer.UNKNOWN);
        command(0xff, 0xff);
        assertThat(answer()).as("gone from its bus").isEqualTo(MemoryAnswer.UNKNOWN);
        assertThat(new LinuxProvider(tree.paths()).memory("83b8f4f2-509f-382f-3c1e-e6bfe0fa1001"))
                .isEqualTo(MemoryAnswer.UNKNOWN);
    }
}
