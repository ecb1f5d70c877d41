package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.ui.tests.driver.CommandDriver;
import org.vfioscope.ui.tests.driver.DialogDriver;
import org.vfioscope.ui.tests.driver.KeyDriver;
import org.vfioscope.ui.tests.driver.MenuDriver;
import org.vfioscope.ui.tests.driver.Screenshots;
import org.vfioscope.ui.tests.driver.TableDriver;
import org.vfioscope.ui.tests.driver.ToolbarDriver;
import org.vfioscope.ui.tests.driver.TreeDriver;
import org.vfioscope.ui.tests.driver.Ui;
import org.vfioscope.ui.tests.driver.ViewMenuDriver;

/** A dmabuf that goes to another process: here a socket of this one, at which it is waited for. */
class HandOverTest extends WindowTest {

    private static final String VIEW = "org.vfioscope.ui.dmabufs";
    private static final String[] DMABUF = {PretendedHardware.NAME, "BAR 0", "dmabuf fd"};
    private static final String ACTION = "Hand Over Dmabuf…";

    private final TreeDriver dmabufs = TreeDriver.withColumn("Identity");

    @TempDir
    Path folder;

    @BeforeEach
    void listIt() {
        PretendedHardware.list(true);
        CommandDriver.run("org.vfioscope.ui.refresh", Map.of());
        devices.cells(PretendedHardware.LABEL, PretendedHardware.NAME);
    }

    @AfterEach
    void listItNoMore() throws Exception {
        // a device that is open would be read anew, while the end of the test closes it
        access.close();
        PretendedHardware.list(false);
        ViewMenuDriver.show("org.vfioscope.ui.trace");
        CommandDriver.run("org.vfioscope.ui.refresh", Map.of());
    }

    @Test
    void isSentAndInTheTimeLine() throws Exception {
        Path socket = folder.resolve("peer");
        DmabufHandle handle = make();
        try (ServerSocketChannel peer = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            peer.bind(UnixDomainSocketAddress.of(socket));
            KeyDriver.press(SWT.MOD1, 'h');
            DialogDriver dialog = dialog(handle);
            dialog.type("Socket:", "peer");
            assertThat(dialog.isEnabled("Hand Over")).isFalse();
            dialog.type("Socket:", socket.toString());
            Screenshots.take("hand-over-light", dialog.shell());
            dialog.press("Hand Over");
            dialog.awaitClosed();
            try (SocketChannel came = peer.accept()) {
                assertThat(came.read(ByteBuffer.allocate(2))).isEqualTo(1);
            }
        }
        ViewMenuDriver.show(VIEW);
        dmabufs.awaitCell(2, "live since", "fd");
        dmabufs.select("fd");
        String words = "Handed over to the process that listens at " + socket;
        Ui.await("the time line", () -> TableDriver.column("history", 3).equals(List.of("The kernel made it", words)));
        assertThat(Ui.call(() -> TableDriver.column("history", 2))).containsExactly("live", "live");
        assertThat(Ui.call(() -> TableDriver.column("history", 0))).containsExactly("●", "➔");
        Screenshots.take("handed-over-light", Ui.call(Ui::shell));

        // the next one goes to the same process, as a rule
        assertThat(MenuDriver.context(dmabufs).isEnabled(ACTION)).isTrue();
        MenuDriver.context(dmabufs).choose(ACTION);
        DialogDriver again = dialog(handle);
        assertThat(again.isEnabled("Hand Over")).isTrue();
        again.press("Cancel");
        again.awaitClosed();
    }

    @Test
    void canBeCancelledWhileTheOtherProcessLetsItWait() throws Exception {
        DmabufHandle handle = make();
        CountDownLatch held = PretendedDmabuf.hold();
        try {
            MenuDriver.main().choose("Device", ACTION);
            DialogDriver dialog = dialog(handle);
            dialog.type("Socket:", Files.createFile(folder.resolve("busy")).toString());
            dialog.press("Hand Over");
            dialog.awaitClosed();
            Ui.await("the job", () -> sending().anyMatch(job -> job.getState() == Job.RUNNING));
            sending().forEach(Job::cancel);
            Ui.await("its end", () -> sending().findAny().isEmpty());
        } finally {
            held.countDown();
        }
        assertThat(DialogDriver.anyOpen()).isFalse();
        assertThat(handle.history()).hasSize(1);
    }

    @Test
    void whatTheKernelRefusesIsExplained() throws Exception {
        DmabufHandle handle = make();
        MenuDriver.main().choose("Device", ACTION);
        DialogDriver dialog = dialog(handle);
        dialog.type("Socket:", folder.resolve("nobody").toString());
        dialog.press("Hand Over");
        dialog.awaitClosed();
        DialogDriver failure = DialogDriver.titled("Vfioscope");
        assertThat(Stream.concat(failure.texts().stream(), failure.selectableTexts().stream()))
                .anyMatch(text -> text.contains("EACCES"))
                .anyMatch(text -> text.contains("This user may not connect to the socket"))
                .anyMatch(text -> text.contains("Run as the user who listens there, or as root"));
        failure.press("Close");
        failure.awaitClosed();
        assertThat(handle.history()).hasSize(1);
    }

    @Test
    void whatIsSimulatedIsRefusedAsOnTheCommandLine() {
        open("sim:nvme");
        regions.select("sim:nvme", "BAR 0");
        MenuDriver.main().choose("Device", "Create Dmabuf");
        regions.awaitCell(4, "live since", "sim:nvme", "BAR 0", "dmabuf fd");
        regions.select("sim:nvme", "BAR 0", "dmabuf fd");
        ToolbarDriver.await(
                false,
                "sim:nvme is simulated: its dmabufs have no descriptor that could be sent to another process; use a real"
                        + " device");
        assertThat(MenuDriver.context(regions).isEnabled(ACTION)).isFalse();
        KeyDriver.press(SWT.NONE, SWT.DEL);
        regions.awaitCell(4, "released at", "sim:nvme", "BAR 0", "dmabuf fd");
        ToolbarDriver.await(false, "is released: create it again");
    }

    private static Stream<Job> sending() {
        return Arrays.stream(Job.getJobManager().find(null))
                .filter(job -> job.getName().startsWith("Hand over dmabuf fd"));
    }

    private static DialogDriver dialog(DmabufHandle handle) {
        return DialogDriver.titled("Hand Over " + name(handle.dmabuf()));
    }

    /** Opens the device, makes a dmabuf and selects it. */
    private DmabufHandle make() throws Exception {
        access.open(PretendedHardware.NAME);
        regions.select(PretendedHardware.NAME, "BAR 0");
        MenuDriver.main().choose("Device", "Create Dmabuf");
        regions.awaitCell(4, "live since", DMABUF);
        regions.select(DMABUF);
        return access.sessions().getFirst().dmabufs().getFirst();
    }
}
