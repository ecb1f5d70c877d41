package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.access.spi.DeviceServer;
import org.vfioscope.ui.tests.driver.CommandDriver;
import org.vfioscope.ui.tests.driver.DialogDriver;
import org.vfioscope.ui.tests.driver.KeyDriver;
import org.vfioscope.ui.tests.driver.MenuDriver;
import org.vfioscope.ui.tests.driver.ToolbarDriver;
import org.vfioscope.ui.tests.driver.Ui;

/** A device of another process, behind a socket that the user names; here the process is the window's own. */
class SocketTest extends WindowTest {

    private static final String PROVIDER = "vfio-user devices";

    private Path folder;
    private Path socket;
    private String device;
    private DeviceServer.Service service;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("vfioscope");
        socket = folder.resolve("nvme.sock");
        device = "vfio-user:" + socket;
    }

    @AfterEach
    void endService() throws VfioException, IOException {
        access.close();
        if (service != null) {
            service.close();
        }
        Files.delete(folder);
    }

    private void serve(DeviceSession served) throws VfioException {
        DeviceServer server = access.providers().stream()
                .map(DeviceProvider::server)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
        service = server.serve(served, socket, false, line -> {});
    }

    private void openSocket(String path) {
        DialogDriver dialog = DialogDriver.titled("Open Socket");
        dialog.type("Socket:", path);
        dialog.press("Open");
        dialog.awaitClosed();
    }

    @Test
    void opensListsAndShowsTheEndOfTheServerAtOnce() throws Exception {
        DeviceSession served = access.open("sim:nvme");
        serve(served);
        MenuDriver.main().choose("File", "Open Socket…");
        openSocket(socket.toString());

        devices.awaitCell(2, "open, via vfio-user 0.2", PROVIDER, device);
        assertThat(regions.children(device, "BAR 0")).contains("mmap range 0");
        regions.select(device, "BAR 0");
        ToolbarDriver.await(false, "this backend's device features can be probed alone");

        service.close();
        devices.awaitCell(2, "disconnected, was vfio-user 0.2", PROVIDER, device);
        regions.awaitCell(4, "disconnected, was vfio-user 0.2", device);

        serve(served);
        KeyDriver.press(SWT.NONE, SWT.F5);
        devices.awaitCell(2, "open, via vfio-user 0.2", PROVIDER, device);
        access.sessions().getLast().close();
        devices.awaitCell(2, "closed", PROVIDER, device);
    }

    @Test
    void isAskedForByItsKeyAndRemembered() throws Exception {
        serve(access.open("sim:nvme"));
        devices.select(SIMULATED, "sim:nvme");
        KeyDriver.press(SWT.MOD1 | SWT.MOD2, 'k');
        openSocket(socket.toString());
        regions.cells(device);

        CommandDriver.run("org.vfioscope.ui.openSocket", Map.of());
        DialogDriver dialog = DialogDriver.titled("Open Socket");
        assertThat(dialog.isEnabled("Open")).as("the last one is proposed").isTrue();
        dialog.type("Socket:", "relative.sock");
        assertThat(dialog.isEnabled("Open")).isFalse();
        assertThat(dialog.texts()).anyMatch(text -> text.contains("relative.sock is no absolute path"));
        dialog.press("Cancel");
        dialog.awaitClosed();
    }

    @Test
    void aPathWithoutAServerIsExplainedAndNotListed() {
        CommandDriver.run("org.vfioscope.ui.openSocket", Map.of());
        openSocket(socket.toString());
        DialogDriver failure = DialogDriver.titled("Vfioscope");
        assertThat(Stream.concat(failure.texts().stream(), failure.selectableTexts().stream()))
                .anyMatch(text -> text.contains("start the server, such as vfioscope serve, first"));
        failure.press("Close");
        failure.awaitClosed();
        assertThat(Ui.call(() -> devices.isShown(PROVIDER, device))).isFalse();
    }

    @Test
    void aServerThatNeverAnswersIsGivenUpByCancelling() throws Exception {
        try (ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            silent.bind(UnixDomainSocketAddress.of(socket));
            CommandDriver.run("org.vfioscope.ui.openSocket", Map.of());
            openSocket(socket.toString());
            try (SocketChannel client = silent.accept()) {
                // it has asked, and waits for the answer
                assertThat(client.read(ByteBuffer.allocate(1))).isEqualTo(1);
                Job job = opening();
                job.cancel();
                job.join();
                assertThat(job.getResult().getSeverity()).isEqualTo(IStatus.CANCEL);
                assertThat(job.getResult().getException()).hasMessageContaining("ECANCELED");
            }
        } finally {
            Files.delete(socket);
        }
        assertThat(DialogDriver.anyOpen()).as("nothing has failed").isFalse();
        assertThat(access.sessions()).isEmpty();
    }

    private Job opening() {
        return Arrays.stream(Job.getJobManager().find(null))
                .filter(job -> job.getName().equals("Open " + device))
                .findFirst()
                .orElseThrow();
    }
}
