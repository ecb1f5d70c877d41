package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufOutcome;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.dma.DmaAccess;
import org.vfioscope.model.dma.ImportRequest;
import org.vfioscope.ui.tests.driver.ClipboardDriver;
import org.vfioscope.ui.tests.driver.CommandDriver;
import org.vfioscope.ui.tests.driver.DialogDriver;
import org.vfioscope.ui.tests.driver.Screenshots;
import org.vfioscope.ui.tests.driver.Texts;
import org.vfioscope.ui.tests.driver.TreeDriver;
import org.vfioscope.ui.tests.driver.Ui;
import org.vfioscope.ui.tests.driver.ViewMenuDriver;

/** The Problems view lists what is wrong, leads to it, tells what mends it, and forgets it once it is mended. */
class ProblemsTest extends WindowTest {

    private static final String VIEW = "org.vfioscope.ui.problems";
    private static final String GPU = "sim:gpu";
    private static final String NVME = "sim:nvme";
    private static final int DEVICE = 1;
    private static final int REMEDY = 3;

    private final TreeDriver problems = TreeDriver.withColumn("Remedy");
    private final Path plugged =
            Path.of(System.getProperty("vfioscope.simulator.devices")).resolve("plugged.json");

    @BeforeEach
    void showTheView() {
        ViewMenuDriver.show(VIEW);
        if (Ui.call(() -> problems.tree() != null)) {
            CommandDriver.run("org.vfioscope.ui.clearProblems", Map.of()); // of what other tests let fail
        }
    }

    @AfterEach
    void showTheTraceAgain() throws IOException {
        Files.deleteIfExists(plugged);
        ViewMenuDriver.show("org.vfioscope.ui.trace");
    }

    @Test
    void itsTabCountsBeforeAnybodyHasLookedAtIt() {
        open(GPU);
        Ui.run(() -> PlatformUI.getWorkbench()
                .getWorkbenchWindows()[0]
                .getActivePage()
                .resetPerspective());
        Ui.await(
                "a tab that counts, behind others",
                () -> problems.tree() == null
                        && ViewMenuDriver.titles().anyMatch(title -> title.startsWith("Problems (")));
    }

    @Test
    void whereNothingIsWrongThisIsSaid() {
        awaitNothing();
        awaitTitle("Problems");
    }

    @Test
    void aKernelWithoutDmabufsIsAProblemOfEachOfItsDevices() throws Exception {
        open("sim:old-kernel");
        awaitProblem("warning", "sim:old-kernel", "No dmabuf can be made of its regions");
        assertThat(problems.cells("warning").get(DEVICE)).isEqualTo("sim:old-kernel [simulated]");
        assertThat(problems.cells("warning").get(REMEDY)).startsWith("Boot Linux 6.19 or later");
        awaitTitle("Problems (1)");
        access.sessions().getFirst().close();
        awaitTitle("Problems");
    }

    @Test
    void aBackendWithoutFeaturesIsANote() {
        open("sim:vfio-user");
        awaitProblem("note", "sim:vfio-user", "No dmabuf can be made of its regions");
    }

    @Test
    void pagesThatQemuCutsOutAreANoteThatLeadsToTheRegion() {
        open("sim:nic");
        awaitProblem("note", "sim:nic", "BAR 3: the pages of the MSI-X table are not mapped");
        problems.doubleClick("note");
        Ui.await("the region", () -> regions.selectedNow().equals(List.of("BAR 3")));
    }

    @Test
    void aRevokedDmabufAndALostImportAreThereUntilTheyAreMended() throws Exception {
        open(NVME);
        open(GPU);
        DeviceSession gpu = session(GPU);
        DmabufOutcome.Created made = (DmabufOutcome.Created) gpu.createDmabuf(0);
        session(NVME)
                .attach()
                .importDmabuf(
                        made.handle(), new ImportRequest(0, 0x1000, OptionalLong.of(0x10_0000), DmaAccess.READ_WRITE));
        long command = gpu.read(7, 4, AccessWidth.WORD);
        gpu.write(7, 4, AccessWidth.WORD, 0);
        awaitProblem("error", NVME, "Import from sim:gpu is LOST, in IOAS");
        awaitProblem("warning", GPU, name(made.handle().dmabuf()) + " of BAR 0 is revoked");
        awaitTitle("Problems (3)");
        Screenshots.take("problems-light", Ui.call(Ui::shell));

        problems.select("error");
        CommandDriver.run("org.vfioscope.ui.copyRemedy", Map.of());
        ClipboardDriver.await(text -> text.startsWith("Choose Map Again (Ctrl+Shift+M) on the import"));
        problems.doubleClick("error");
        Ui.await(
                "the import in the Regions view",
                () -> regions.selectedNow().stream().anyMatch(name -> name.startsWith("sim:nvme [simulated] in IOAS")));

        ViewMenuDriver.show(VIEW);
        gpu.write(7, 4, AccessWidth.WORD, command);
        awaitTitle("Problems (2)");
        session(NVME).addressSpace().orElseThrow().imports().getFirst().mapAgain();
        awaitOnlyTheEmptyArea();
    }

    @Test
    void aDmabufThatIsBornRevokedIsAProblemUntilItIsReleased() throws Exception {
        open(GPU);
        DeviceSession gpu = session(GPU);
        long command = gpu.read(7, 4, AccessWidth.WORD);
        gpu.write(7, 4, AccessWidth.WORD, 0);
        DmabufOutcome.Created made = (DmabufOutcome.Created) gpu.createDmabuf(0);
        awaitProblem("warning", GPU, "of BAR 0 is born revoked");
        made.handle().release();
        awaitOnlyTheEmptyArea();
        gpu.write(7, 4, AccessWidth.WORD, command);
    }

    @Test
    void aFailureStaysUntilItIsClearedOrTheSameStepWorks() throws Exception {
        failToOpen();
        awaitProblem("error", GPU, "EBUSY");
        assertThat(problems.cells("error").get(REMEDY)).contains("fuser -v /dev/vfio/*");
        problems.select("error");
        CommandDriver.run("org.vfioscope.ui.clearProblems", Map.of());
        awaitNothing();

        failToOpen();
        awaitProblem("error", GPU, "EBUSY");
        open(GPU);
        awaitOnlyTheEmptyArea();
    }

    @Test
    void anOpenDeviceThatIsUnpluggedIsAProblemUntilItIsClosed() throws Exception {
        try (InputStream shipped = Platform.getBundle("org.vfioscope.simulator")
                .getEntry("org/vfioscope/simulator/devices/nvme.json")
                .openStream()) {
            Files.writeString(plugged, new String(shipped.readAllBytes(), StandardCharsets.UTF_8));
        }
        devices.awaitCell(1, "vfio-pci", SIMULATED, "sim:plugged");
        open("sim:plugged");
        Files.delete(plugged);
        awaitProblem("error", "sim:plugged", "The open device is gone");
        access.sessions().getFirst().close();
        awaitTitle("Problems");
    }

    private void failToOpen() throws Exception {
        try (DeviceAccess other = new DeviceAccess(access.providers(), Clock.systemUTC())) {
            other.open(GPU);
            devices.doubleClick(SIMULATED, GPU);
            DialogDriver dialog = DialogDriver.titled("Vfioscope");
            dialog.press("Close");
            dialog.awaitClosed();
        }
        ViewMenuDriver.show(VIEW);
    }

    private void awaitProblem(String severity, String device, String what) {
        problems.awaitRow(severity, device, what);
    }

    /** What is always said of the simulated GPU: its BAR 1 has an area without a byte. */
    private void awaitOnlyTheEmptyArea() {
        awaitTitle("Problems (1)");
        awaitProblem("note", GPU, "BAR 1: empty areas are skipped");
    }

    private static void awaitNothing() {
        Texts.awaitSentence("Nothing is wrong with the open devices");
    }

    private static void awaitTitle(String title) {
        Ui.await(
                "the title " + title,
                () -> PlatformUI.getWorkbench()
                        .getWorkbenchWindows()[0]
                        .getActivePage()
                        .findView(VIEW)
                        .getTitle()
                        .equals(title));
    }

    private DeviceSession session(String name) {
        return access.sessions().stream()
                .filter(session -> session.device().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
