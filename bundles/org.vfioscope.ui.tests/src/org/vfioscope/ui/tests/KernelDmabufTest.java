package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.swt.SWT;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.ui.tests.driver.ContentDriver;
import org.vfioscope.ui.tests.driver.DialogDriver;
import org.vfioscope.ui.tests.driver.KeyDriver;
import org.vfioscope.ui.tests.driver.MapDriver;
import org.vfioscope.ui.tests.driver.MenuDriver;
import org.vfioscope.ui.tests.driver.Screenshots;
import org.vfioscope.ui.tests.driver.ToolbarDriver;
import org.vfioscope.ui.tests.driver.TreeDriver;
import org.vfioscope.ui.tests.driver.Ui;
import org.vfioscope.ui.tests.driver.ViewMenuDriver;

/**
 * The main path through the window on a real kernel: the dmabuf is its, and it is the kernel that has it revoked. Runs in the lab's
 * guest (releng/lab/tests/window) beside edu of releng/lab/devices.args.
 */
@Tag("lab-window")
class KernelDmabufTest extends WindowTest {

    private static final String EDU = "0000:00:03.0";
    private static final String[] BAR = {EDU, "BAR 0"};
    private static final String[] DMABUF = {EDU, "BAR 0", "dmabuf fd"};
    private static final int STATE = 4;
    private static final int ORIGIN = 4;
    private static final String DMABUF_FILE = "/dmabuf:";
    private static final List<String> VFIO = List.of("/dev/vfio/", "/dev/iommu", "anon_inode:[vfio", DMABUF_FILE);
    private static final String DMABUFS = "org.vfioscope.ui.dmabufs";

    private final TreeDriver dmabufs = TreeDriver.withColumn("Identity");

    @TempDir
    Path folder;

    @Test
    void isMadeSeenEverywhereRevokedRestoredAndReleased() throws Exception {
        assertThat(vfioDescriptors()).isEmpty();
        openEdu();
        int opened = vfioDescriptors().size();
        assertThat(opened).isPositive();

        regions.select(BAR);
        MenuDriver.main().choose("Device", "Create Dmabuf");
        regions.awaitCell(STATE, "live since", DMABUF);
        assertThat(vfioDescriptors()).hasSize(opened + 1).last().asString().startsWith(DMABUF_FILE);
        seenInTreeMapAndDmabufs();
        receivedFromItselfAndReleased(opened + 1);

        writeCommand("0");
        seenAs("revoked since", "kernel-3-revoked");
        writeCommand("2");
        seenAs("restored since", "kernel-4-restored");

        dmabufs.select("fd");
        KeyDriver.press(SWT.NONE, SWT.DEL);
        seenAs("released at", "kernel-5-released");
        assertThat(vfioDescriptors()).hasSize(opened);

        devices.select("Host devices", group(), EDU);
        MenuDriver.main().choose("Device", "Close");
        Ui.await("the end of the device", () -> access.sessions().isEmpty());
        assertThat(vfioDescriptors()).isEmpty();
    }

    private void openEdu() throws IOException {
        devices.doubleClick("Host devices", group(), EDU);
        regions.cells(EDU);
        // memory decode is off until a driver turns it on
        writeCommand("2");
        Screenshots.take("kernel-1-open", Ui.call(Ui::shell));
    }

    private static String group() throws IOException {
        Path group = Files.readSymbolicLink(Path.of("/sys/bus/pci/devices", EDU, "iommu_group"));
        return "IOMMU group " + group.getFileName();
    }

    private void seenInTreeMapAndDmabufs() {
        var handle = access.sessions().getFirst().dmabufs().getFirst().dmabuf();
        assertThat(handle.simulated()).isFalse();
        assertThat(regions.cells(DMABUF))
                .startsWith(name(handle), "", "0x100000 (1 MiB)")
                .contains(handle.exporter());
        ViewMenuDriver.show("org.vfioscope.ui.map");
        MapDriver.click("dmabuf+0x0");
        assertThat(regions.selected()).containsExactly("range 0");
        Screenshots.take("kernel-2-map", Ui.call(Ui::shell));
        ViewMenuDriver.show(DMABUFS);
        assertThat(dmabufs.cells("fd")).contains(EDU + " BAR 0", "0x100000 (1 MiB)");
    }

    /** Sends it to a socket at which the window itself waits, so that one process holds the same dmabuf by two descriptors. */
    private void receivedFromItselfAndReleased(int before) throws IOException {
        Path socket = folder.resolve("here");
        KeyDriver.press(SWT.MOD1 | SWT.MOD2, 'h');
        answer("Receive Dmabufs", socket, "Listen");
        Ui.await("the socket", () -> Files.exists(socket));
        regions.select(DMABUF);
        KeyDriver.press(SWT.MOD1, 'h');
        var made = access.sessions().getFirst().dmabufs().getFirst();
        answer("Hand Over dmabuf fd %s (inode %s)".formatted(made.fd(), made.inode()), socket, "Hand Over");
        Ui.await("the received dmabuf", () -> !access.received().all().isEmpty());

        var received = access.received().all().getFirst();
        assertThat(received.inode()).isEqualTo(made.inode());
        assertThat(received.size()).isEqualTo(made.size());
        assertThat(received.fd()).isNotEqualTo(made.fd());
        assertThat(received.origin())
                .startsWith("process " + ProcessHandle.current().pid() + " (");
        assertThat(vfioDescriptors()).hasSize(before + 1);
        String row = "fd " + received.fd();
        dmabufs.awaitCell(2, "live since", row);
        Screenshots.take("kernel-2-received", Ui.call(Ui::shell));

        ViewMenuDriver.show(DMABUFS);
        dmabufs.select(row);
        heldByThisProcess(made.fd(), received.fd());
        dmabufs.select(row);
        KeyDriver.press(SWT.NONE, SWT.DEL);
        dmabufs.awaitCell(2, "released at", row);
        assertThat(vfioDescriptors()).hasSize(before);
        assertThat(made.isLive()).isTrue();
        ViewMenuDriver.choose(DMABUFS, "Forget Received Dmabufs That Are Released");
        Ui.await("its row to go", () -> dmabufs.tree().getItemCount() == 1);
    }

    /** Both descriptors, and what they are of, in the tab of all processes. */
    private static void heldByThisProcess(int made, int received) throws IOException {
        ToolbarDriver.press("Look Through All Processes");
        TreeDriver holders = TreeDriver.withColumn("Process");
        String self = "%s (pid %d, this window)"
                .formatted(
                        Files.readString(Path.of("/proc/self/comm")).strip(),
                        ProcessHandle.current().pid());
        holders.awaitCell(ORIGIN, EDU, self, "fd %d: dmabuf".formatted(made));
        holders.awaitCell(ORIGIN, EDU, self, "fd %d: dmabuf".formatted(received));
        Screenshots.take("kernel-2-holders", Ui.call(Ui::shell));
        KeyDriver.press(SWT.MOD1, SWT.PAGE_UP);
    }

    private static void answer(String title, Path socket, String button) {
        DialogDriver dialog = DialogDriver.titled(title);
        dialog.type("Socket:", socket.toString());
        dialog.press(button);
        dialog.awaitClosed();
    }

    private void seenAs(String state, String picture) {
        ViewMenuDriver.show(DMABUFS);
        regions.awaitCell(STATE, state, DMABUF);
        dmabufs.awaitCell(2, state, "fd");
        Screenshots.take(picture, Ui.call(Ui::shell));
    }

    /** Writes PCI_COMMAND, whose bit 1 is memory decode, as a user does: in the Content view, and confirmed. */
    private void writeCommand(String value) {
        regions.select(EDU, "Config space");
        ViewMenuDriver.show("org.vfioscope.ui.content");
        ContentDriver.choose("2 bytes");
        ContentDriver.goTo("0x4");
        ContentDriver.press("Write…");
        DialogDriver dialog = DialogDriver.titled("Write a Register");
        dialog.type("New value", value);
        dialog.press("Write");
        dialog.awaitClosed();
    }

    /** What this process holds of VFIO, dmabufs last. */
    private static List<String> vfioDescriptors() throws IOException {
        List<String> held = new ArrayList<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                held.add(target(descriptor));
            }
        }
        return held.stream()
                .filter(name -> VFIO.stream().anyMatch(name::startsWith))
                .sorted(Comparator.comparing(name -> name.startsWith(DMABUF_FILE)))
                .toList();
    }

    /** Empty where another thread has closed it meanwhile. */
    private static String target(Path descriptor) throws IOException {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (NoSuchFileException e) {
            return "";
        }
    }
}
