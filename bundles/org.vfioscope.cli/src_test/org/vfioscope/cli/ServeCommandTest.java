package org.vfioscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceServer;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

class ServeCommandTest extends CommandLineTestBase {

    /** Notes what it is to serve. */
    private static final class NotingServer implements DeviceServer {

        private final CountDownLatch serving = new CountDownLatch(1);
        private final StringBuffer noted = new StringBuffer();

        @Override
        public String protocol() {
            return "test";
        }

        @Override
        public Service serve(DeviceSession device, Path socket, boolean writable, Consumer<String> log)
                throws VfioException {
            if (socket.endsWith("taken")) {
                throw new VfioException(socket.toString(), Operation.SERVE, Errno.of(98));
            }
            noted.append("%s at %s, writable %s;".formatted(device.device().name(), socket, writable));
            log.accept("client 1 connected");
            serving.countDown();
            return () -> noted.append(" closed");
        }
    }

    private final NotingServer server = new NotingServer();

    @Test
    void servesUntilItIsStopped() throws Exception {
        simulated.server = server;
        CompletableFuture<Integer> code = new CompletableFuture<>();
        Thread command = Thread.ofPlatform()
                .start(() -> code.complete(run("serve", "sim:gpu", "--socket", "/tmp/g.sock", "--writable")));
        server.serving.await();
        command.interrupt();
        assertThat(code.get()).isZero();
        assertThat(server.noted).hasToString("sim:gpu at /tmp/g.sock, writable true; closed");
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .contains("vfioscope: client 1 connected\n")
                .contains(
                        "vfioscope: serving sim:gpu at /tmp/g.sock, to be read and written; Ctrl-C or SIGTERM to process");
        assertThat(simulated.devices.get("sim:gpu").log).containsExactly("device closed");
    }

    @Test
    void saysWhyItCannotServe() {
        simulated.server = server;
        assertThat(run("serve", "sim:gpu", "--socket", "/tmp/taken")).isEqualTo(1);
        assertThat(err.toString()).startsWith("vfioscope: /tmp/taken: serve the device: EADDRINUSE");
    }

    @Test
    void aCaptureIsNeverWritten(@TempDir Path folder) {
        simulated.server = server;
        String capture = folder.resolve("gpu.json").toString();
        assertThat(run("report", "sim:gpu", "-o", capture)).isZero();
        assertThat(run("serve", capture, "--socket", "/tmp/g.sock", "--writable"))
                .isEqualTo(1);
        assertThat(err.toString())
                .startsWith("vfioscope: capture:" + capture + " is a capture, and a capture is never written");
        assertThat(server.noted).isEmpty();
    }

    @Test
    void saysWhatOfACaptureIsNotThere(@TempDir Path folder) throws Exception {
        simulated.server = server;
        String capture = folder.resolve("gpu.json").toString();
        assertThat(run("report", "sim:gpu", "-o", capture)).isZero();
        assertThat(run("serve", capture, "--socket", "/tmp/taken")).isEqualTo(1);
        assertThat(err.toString()).contains("vfioscope: its config space was not captured, so the client sees no ids;");

        Path dump = Files.writeString(
                folder.resolve("dump"),
                "03:00.0 VGA compatible controller: Vendor Device\n\tKernel driver in use: x\n");
        assertThat(run("serve", dump.toString(), "--socket", "/tmp/taken")).isEqualTo(1);
        assertThat(err.toString()).contains("vfioscope: its regions were not captured, so the client sees none");
    }

    @Test
    void needsAServer() {
        assertThat(run("serve", "sim:gpu", "--socket", "/tmp/g.sock")).isEqualTo(1);
        assertThat(err.toString()).contains("this installation has no server");
    }
}
