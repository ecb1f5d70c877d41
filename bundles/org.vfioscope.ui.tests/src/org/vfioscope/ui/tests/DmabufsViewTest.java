package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eclipse.swt.SWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.PciIndex;
import org.vfioscope.ui.tests.driver.CutCells;
import org.vfioscope.ui.tests.driver.DialogDriver;
import org.vfioscope.ui.tests.driver.KeyDriver;
import org.vfioscope.ui.tests.driver.MenuDriver;
import org.vfioscope.ui.tests.driver.Screenshots;
import org.vfioscope.ui.tests.driver.TableDriver;
import org.vfioscope.ui.tests.driver.Texts;
import org.vfioscope.ui.tests.driver.ToolbarDriver;
import org.vfioscope.ui.tests.driver.TreeDriver;
import org.vfioscope.ui.tests.driver.Ui;
import org.vfioscope.ui.tests.driver.ViewMenuDriver;

/** The dmabufs of all devices, their history, the wizard that makes them, and the undoing of a release. */
class DmabufsViewTest extends WindowTest {

    private static final String VIEW = "org.vfioscope.ui.dmabufs";
    private static final String GPU = "sim:gpu";
    private static final String NVME = "sim:nvme";
    private static final int COMMAND = 4;

    private final TreeDriver dmabufs = TreeDriver.withColumn("Identity");

    @BeforeEach
    void show() {
        ViewMenuDriver.show(VIEW);
        ViewMenuDriver.choose(VIEW, "Forget Dmabufs of Closed Devices");
        Ui.await("an empty view", () -> dmabufs.tree() == null);
    }

    @AfterEach
    void showTheTraceAgain() {
        ViewMenuDriver.show("org.vfioscope.ui.trace");
    }

    @Test
    void showsThoseOfAllDevicesAndTheHistoryOfOne() throws Exception {
        make(GPU, "BAR 0");
        make(NVME, "BAR 0");
        assertThat(dmabufs.shown()).hasSize(2);
        assertThat(dmabufs.cells("fd")).contains("sim:gpu BAR 0", "0x1000000 (16 MiB)");
        access.sessions().getFirst().write(PciIndex.CONFIG, COMMAND, AccessWidth.WORD, 0);
        dmabufs.awaitCell(2, "revoked since", "fd");
        access.sessions().getFirst().write(PciIndex.CONFIG, COMMAND, AccessWidth.WORD, 2);
        dmabufs.awaitCell(2, "restored since", "fd");
        dmabufs.select("fd");
        assertThat(regions.selected()).singleElement().asString().startsWith("dmabuf fd");
        Ui.await("the history", () -> TableDriver.column("history", 2).equals(List.of("live", "revoked", "restored")));
        Screenshots.take("dmabufs-view-light", Ui.call(Ui::shell));
    }

    @Test
    void whatWasReleasedIsMadeAgain() {
        make(NVME, "BAR 0");
        dmabufs.select("fd");
        KeyDriver.press(SWT.NONE, SWT.DEL);
        dmabufs.awaitCell(2, "released at", "fd");
        KeyDriver.press(SWT.MOD1, 'z');
        Ui.await(
                "a live dmabuf",
                () -> handles().size() == 2 && handles().getLast().isLive());
        assertThat(handles().getLast().dmabuf().ranges())
                .isEqualTo(handles().getFirst().dmabuf().ranges());
    }

    @Test
    void whatIsMadeAgainHasNameAndFlagsOfBefore() {
        open(NVME);
        regions.select(NVME, "BAR 0");
        MenuDriver.main().choose("Device", "Create Dmabuf of Ranges…");
        DialogDriver wizard = DialogDriver.titled("Create Dmabufs");
        wizard.type("Name", "queue");
        wizard.check("Read-only descriptor");
        wizard.press("Finish");
        wizard.awaitClosed();
        dmabufs.awaitCell(2, "live since", "fd");
        dmabufs.awaitCell(0, "\"queue\" [simulated]", "fd");
        dmabufs.select("fd");
        KeyDriver.press(SWT.NONE, SWT.DEL);
        dmabufs.awaitCell(2, "released at", "fd");
        KeyDriver.press(SWT.MOD1, 'z');
        Ui.await(
                "a live dmabuf of that name",
                () -> handles().getLast().isLive()
                        && handles().getLast().name().filter("queue"::equals).isPresent());
        assertThat(handles().getLast().request()).isEqualTo(handles().getFirst().request());
        assertThat(handles().getLast().request().openFlags() & DmabufRequest.O_RDWR)
                .isZero();
    }

    @Test
    void nameMarkAndCauseAreReadInASmallWindow() throws Exception {
        Ui.run(() -> Ui.shell().setSize(1280, 800));
        make(GPU, "BAR 0");
        handles().getFirst().rename("vram");
        dmabufs.awaitCell(
                0,
                "fd %d \"vram\" [simulated] (inode"
                        .formatted(handles().getFirst().dmabuf().fd()),
                "fd");
        dmabufs.select("fd");
        Ui.await(
                "what tells it from others, whole",
                () -> CutCells.showsWhole(dmabufs.tree().getItem(0), 0, "\"vram\" [simulated]"));
        access.sessions().getFirst().write(PciIndex.CONFIG, COMMAND, AccessWidth.WORD, 0);
        Ui.await("the cause of the last event, below the history", () -> {
            List<String> causes = TableDriver.column("history", 3);
            return causes.size() == 2 && Texts.labels().anyMatch(causes.getLast()::equals);
        });
    }

    @Test
    void aTooltipGoesWhenItsRowSaysSomethingElse() throws Exception {
        make(NVME, "BAR 0");
        dmabufs.hover("fd");
        handles().getFirst().release();
        dmabufs.awaitCell(2, "released at", "fd");
        Ui.await("the end of the tooltip", () -> !dmabufs.hasTooltip());
    }

    @Test
    void theHistoryStaysWhenTheDeviceIsClosed() throws Exception {
        make(NVME, "BAR 0");
        access.sessions().getFirst().close();
        dmabufs.awaitCell(2, "released at", "fd");
        Ui.await("no open device", () -> regions.tree() == null);
        dmabufs.select("fd");
        Ui.await("the history", () -> TableDriver.column("history", 2).equals(List.of("live", "revoked", "released")));
        assertThat(dmabufs.cells("fd")).contains("sim:nvme BAR 0");
        ToolbarDriver.await(false, "sim:nvme was closed: open it, then the dmabuf can be made again");
        Screenshots.take("dmabufs-of-closed-light", Ui.call(Ui::shell));

        open(NVME);
        ViewMenuDriver.show(VIEW);
        dmabufs.select("fd");
        KeyDriver.press(SWT.MOD1, 'z');
        Ui.await(
                "a live dmabuf",
                () -> handles().size() == 1 && handles().getFirst().isLive());
        Ui.await("both", () -> dmabufs.tree().getItemCount() == 2);

        ViewMenuDriver.choose(VIEW, "Forget Dmabufs of Closed Devices");
        Ui.await("the live one alone", () -> dmabufs.tree().getItemCount() == 1);
        dmabufs.awaitCell(2, "live since", "fd");
    }

    @Test
    void theWizardForetellsWhatTheKernelWillSayAndMakesOneARange() {
        open(GPU);
        regions.select(GPU, "BAR 1");
        MenuDriver.main().choose("Device", "Create Dmabuf of Ranges…");
        DialogDriver wizard = DialogDriver.titled("Create Dmabufs");
        assertThat(wizard.texts()).contains("0x0+0x10000000\n0x40000000+0xc0000000\n0x200000000+0x180000000");
        assertThat(wizard.texts()).contains("Forecast: the kernel will do it.");
        wizard.type("Ranges", "0x800+0x1000");
        assertThat(wizard.texts()).anyMatch(text -> text.contains("a range is not aligned to pages"));
        wizard.type("Ranges", "here");
        assertThat(wizard.isEnabled("Finish")).isFalse();
        assertThat(wizard.texts())
                .anyMatch(text -> text.contains("here is no range: write each on its own line as OFFSET+LENGTH"));
        wizard.type("Ranges", "");
        assertThat(wizard.isEnabled("Finish")).isFalse();
        assertThat(wizard.texts()).anyMatch(text -> text.contains("Write at least one range"));
        assertThat(wizard.leavesByTab("Ranges")).isTrue();
        wizard.type("Name", "é".repeat(16));
        wizard.type("Ranges", "0x0+0x1000\n0x40000000+0x2000");
        assertThat(wizard.texts()).anyMatch(text -> text.contains("The name has 32 bytes, the kernel takes 31"));
        wizard.type("Name", "frames");
        wizard.check("One dmabuf a range, as iommufd needs them");
        Screenshots.take("wizard-light", wizard.shell());
        wizard.press("Finish");
        wizard.awaitClosed();
        Ui.await("two dmabufs", () -> handles().size() == 2);
        assertThat(handles()).extracting(handle -> handle.dmabuf().size()).containsExactly(0x1000L, 0x2000L);
        Ui.await(
                "the name",
                () -> handles().getLast().name().filter("frames"::equals).isPresent());
    }

    @Test
    void whatItsToolbarHasIsInItsMenuTooAndItsTabsHaveAKey() throws Exception {
        make(NVME, "BAR 0");
        handles().getFirst().release();
        dmabufs.awaitCell(2, "released at", "fd");
        ViewMenuDriver.choose(VIEW, "Show Released Dmabufs");
        Ui.await("no row", () -> dmabufs.tree() == null);
        ViewMenuDriver.choose(VIEW, "Show Released Dmabufs");
        dmabufs.awaitCell(2, "released at", "fd");

        dmabufs.select("fd");
        KeyDriver.press(SWT.MOD1, SWT.PAGE_DOWN);
        Ui.await("the tab of all processes", () -> dmabufs.tree() == null);
        KeyDriver.press(SWT.MOD1, SWT.PAGE_UP);
        dmabufs.awaitCell(2, "released at", "fd");
    }

    private List<DmabufHandle> handles() {
        return access.sessions().getFirst().dmabufs();
    }

    private void make(String device, String region) {
        open(device);
        regions.select(device, region);
        MenuDriver.main().choose("Device", "Create Dmabuf");
        regions.awaitCell(4, "live since", device, region, "dmabuf fd");
    }
}
