package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.model.OpenFlags;
import org.vfioscope.model.dma.ImportState;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.ui.tests.driver.CommandDriver;
import org.vfioscope.ui.tests.driver.DialogDriver;
import org.vfioscope.ui.tests.driver.FormDriver;
import org.vfioscope.ui.tests.driver.KeyDriver;
import org.vfioscope.ui.tests.driver.MenuDriver;
import org.vfioscope.ui.tests.driver.Screenshots;
import org.vfioscope.ui.tests.driver.StatusDriver;
import org.vfioscope.ui.tests.driver.TableDriver;
import org.vfioscope.ui.tests.driver.ToolbarDriver;
import org.vfioscope.ui.tests.driver.TreeDriver;
import org.vfioscope.ui.tests.driver.Ui;
import org.vfioscope.ui.tests.driver.ViewMenuDriver;

/** Dmabufs that come from another process: waited for, held, used and given back. */
class ReceiveTest extends WindowTest {

    private static final String VIEW = "org.vfioscope.ui.dmabufs";
    private static final String NVME = "sim:nvme";
    private static final String FORGET = "Forget Received Dmabufs That Are Released";
    private static final int STATE = 2;
    private static final int SIZE = 0x1000;

    private final TreeDriver dmabufs = TreeDriver.withColumn("Identity");
    private final TreeDriver space = TreeDriver.withColumn("I/O Addresses");

    @TempDir
    Path folder;

    private Path socket;
    private DeviceIo othersDevice;
    private DmabufDescriptor descriptor;

    /** Another process has a device open, and a dmabuf of it. */
    @BeforeEach
    void anotherProcess() throws Exception {
        socket = folder.resolve("here");
        DeviceProvider simulator = access.providers().stream()
                .filter(provider -> provider.accepts("sim:gpu"))
                .findFirst()
                .orElseThrow();
        othersDevice = simulator.open(simulator.describe("sim:gpu"), Optional.empty());
        descriptor =
                othersDevice.dmabuf(othersDevice.deviceFeature().orElseThrow().deviceFeature(onePage()));
        descriptor.setName("vram");
        forgetAll();
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        DialogDriver.closeAll();
        waiting().forEach(Job::cancel);
        Ui.await("the end of all waiting", () -> waiting().findAny().isEmpty());
        PretendedSender.bringsNothing();
        access.close();
        assertThat(access.received().all()).noneMatch(dmabuf -> dmabuf.isLive());
        forgetAll();
        othersDevice.close();
        ViewMenuDriver.show("org.vfioscope.ui.trace");
    }

    private void forgetAll() {
        ViewMenuDriver.show(VIEW);
        ViewMenuDriver.choose(VIEW, "Forget Dmabufs of Closed Devices");
        ViewMenuDriver.choose(VIEW, FORGET);
        Ui.await("an empty view", () -> dmabufs.tree() == null);
    }

    /** struct vfio_device_feature with VFIO_DEVICE_FEATURE_DMA_BUF, linux/vfio.h: a page at the start of BAR 0. */
    private static ByteBuffer onePage() {
        ByteBuffer request = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        request.putInt(0, 40).putInt(4, 1 << 16 | 11).putInt(8, 0).putInt(12, OpenFlags.USUAL.bits());
        return request.putInt(20, 1).putLong(24, 0).putLong(32, SIZE);
    }

    @Test
    void isHeldImportedCheckedAndReleased() throws Exception {
        receive();
        String name = "fd %d".formatted(descriptor.fd());
        assertThat(dmabufs.cells(name))
                .startsWith("%s \"vram\" (inode %d)".formatted(name, descriptor.inode()), "from vmm 4711")
                .contains("0x1000 (4 KiB)", "inode %d, vfio_pci_core".formatted(descriptor.inode()));
        Ui.await("its selection", () -> dmabufs.selectedNow().stream().anyMatch(row -> row.startsWith(name)));
        Ui.await(
                "the history",
                () -> TableDriver.column("history", 3)
                        .equals(List.of(
                                "Received from process 4711 (vmm) of user 1000 at %s; whether it is revoked, a check can tell"
                                        .formatted(socket))));

        ViewMenuDriver.show(VIEW);
        dmabufs.select(name);
        ToolbarDriver.await(false, "Open the device that is to reach the dmabuf by its DMA first");
        open(NVME);
        ViewMenuDriver.show(VIEW);
        dmabufs.select(name);
        importIt(name);
        Screenshots.take("received-imported-light", Ui.call(Ui::shell));
        ViewMenuDriver.show(VIEW);
        dmabufs.select(name);
        Screenshots.take("received-light", Ui.call(Ui::shell));

        check("It was tried: an import was taken");
        othersDevice.close();
        check("It was tried: an import was refused with ENODEV");
        dmabufs.awaitCell(STATE, "revoked since", name);
        Ui.await(
                "the loss of the import",
                () -> access.sessions().getFirst().addressSpace().orElseThrow().imports().stream()
                        .allMatch(made -> made.state() == ImportState.LOST));

        dmabufs.select(name);
        KeyDriver.press(SWT.NONE, SWT.DEL);
        dmabufs.awaitCell(STATE, "released at", name);
        assertClosed();
        dmabufs.select(name);
        ToolbarDriver.await(false, "let that send it again, and receive it (Ctrl+Shift+H)");
        ViewMenuDriver.choose(VIEW, FORGET);
        Ui.await("an empty view", () -> dmabufs.tree() == null);
    }

    private void importIt(String name) {
        KeyDriver.press(SWT.MOD1, 'i');
        DialogDriver dialog = DialogDriver.titled("Import into IOAS");
        FormDriver form = new FormDriver(dialog);
        assertThat(form.text("Length:")).isEqualTo("0x1000");
        assertThat(form.text("Forecast:")).startsWith("Nothing that is known here is against it.");
        String source = "dmabuf %s (inode %d) (process 4711 (vmm) of user 1000, live)"
                .formatted(name, access.received().all().getFirst().inode());
        assertThat(dialog.texts()).anyMatch(text -> text.contains(source));
        Screenshots.take("received-import-light", Ui.call(Ui::shell));
        dialog.press("Import");
        dialog.awaitClosed();
        space.awaitCell(STATE, "1 mapped", NVME);
        assertThat(space.cells(NVME, space.selected().getFirst()).getLast())
                .isEqualTo("dmabuf inode %d, received from process 4711 (vmm) of user 1000, from dmabuf+0x0"
                        .formatted(access.received().all().getFirst().inode()));
    }

    private void check(String answer) {
        KeyDriver.press(SWT.MOD1, 'k');
        DialogDriver result = DialogDriver.titled("Check dmabuf fd %d (inode %d) of process 4711 (vmm) of user 1000"
                .formatted(descriptor.fd(), access.received().all().getFirst().inode()));
        assertThat(result.texts()).anyMatch(text -> text.startsWith(answer));
        result.press("OK");
        result.awaitClosed();
    }

    @Test
    void closingTheWindowAsksAndClosesItsDescriptor() throws Exception {
        receive();
        Ui.start(() -> PlatformUI.getWorkbench().close());
        DialogDriver question = DialogDriver.titled("Close Vfioscope");
        assertThat(question.texts())
                .anyMatch(text -> text.startsWith("1 dmabuf that another process sent is held here"));
        question.press("Cancel");
        question.awaitClosed();
        assertThat(descriptor.size()).isEqualTo(SIZE);

        access.close();
        assertClosed();
        dmabufs.awaitCell(STATE, "released at", "fd");
    }

    @Test
    void waitingCanBeCancelledAndLeavesNothingBehind() throws Exception {
        long before = sockets();
        MenuDriver.main().choose("Device", "Receive Dmabuf…");
        listen();
        Ui.await("the socket", () -> Files.exists(socket));
        waiting().forEach(Job::cancel);
        Ui.await("its end", () -> waiting().findAny().isEmpty());
        assertThat(socket).doesNotExist();
        StatusDriver.await("Nothing was received at " + socket);
        assertThat(sockets()).isEqualTo(before);
        assertThat(DialogDriver.anyOpen()).isFalse();
        assertThat(access.received().all()).isEmpty();
    }

    @Test
    void whoBringsNothingIsNamed() throws Exception {
        CommandDriver.run("org.vfioscope.ui.receiveDmabuf", Map.of());
        listen();
        connect();
        failsWith(
                "no dmabuf came: process %d (".formatted(ProcessHandle.current().pid()), "hung up without sending one");
        assertThat(socket).doesNotExist();
    }

    @Test
    void aPathThatIsTakenIsExplained() throws Exception {
        Files.createFile(socket);
        CommandDriver.run("org.vfioscope.ui.receiveDmabuf", Map.of());
        listen();
        failsWith("There is something at this path already", "Choose another path");
        assertThat(socket).exists();
    }

    private void receive() throws IOException {
        PretendedSender.brings(descriptor);
        KeyDriver.press(SWT.MOD1 | SWT.MOD2, 'h');
        DialogDriver dialog = DialogDriver.titled("Receive Dmabufs");
        dialog.type("Socket:", "here");
        assertThat(dialog.isEnabled("Listen")).isFalse();
        dialog.type("Socket:", socket.toString());
        Screenshots.take("receive-light", dialog.shell());
        dialog.press("Listen");
        dialog.awaitClosed();
        connect();
        dmabufs.awaitCell(STATE, "live since", "fd");
    }

    private void listen() {
        DialogDriver dialog = DialogDriver.titled("Receive Dmabufs");
        dialog.type("Socket:", socket.toString());
        dialog.press("Listen");
        dialog.awaitClosed();
    }

    /** Connects as another process does, once somebody listens. */
    private void connect() {
        Ui.await("somebody who listens", () -> {
            try (SocketChannel here = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
                return here.isConnected();
            } catch (IOException e) {
                // the job has not come as far
                return false;
            }
        });
    }

    private static void failsWith(String... words) {
        DialogDriver failure = DialogDriver.titled("Vfioscope");
        String said = String.join(
                "\n",
                Stream.concat(failure.texts().stream(), failure.selectableTexts().stream())
                        .toList());
        assertThat(said).contains(words);
        failure.press("Close");
        failure.awaitClosed();
    }

    private void assertClosed() {
        assertThat(catchThrowableOfType(VfioException.class, descriptor::size).errno())
                .isEqualTo(Errno.EBADF);
    }

    private static Stream<Job> waiting() {
        return Arrays.stream(Job.getJobManager().find(null))
                .filter(job -> job.getName().startsWith("Wait for dmabufs at"));
    }

    /** How many sockets this process has open. */
    private static long sockets() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.filter(ReceiveTest::isSocket).count();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException e) {
            // that of the listing itself is closed by now
            return false;
        }
    }
}
