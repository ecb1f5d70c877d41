package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.dma.ImportState;
import org.vfioscope.ui.tests.driver.DialogDriver;
import org.vfioscope.ui.tests.driver.FormDriver;
import org.vfioscope.ui.tests.driver.KeyDriver;
import org.vfioscope.ui.tests.driver.MenuDriver;
import org.vfioscope.ui.tests.driver.Screenshots;
import org.vfioscope.ui.tests.driver.ToolbarDriver;
import org.vfioscope.ui.tests.driver.TreeDriver;
import org.vfioscope.ui.tests.driver.Ui;
import org.vfioscope.ui.tests.driver.ViewMenuDriver;

/** The way of an import through the window: forecast, mapped, lost, mapped again, unmapped, detached. */
class ImportTest extends WindowTest {

    private static final String GPU = "sim:gpu";
    private static final String NVME = "sim:nvme";
    private static final String[] DMABUF = {GPU, "BAR 0", "dmabuf fd"};
    private static final String[] IMPORT = {GPU, "BAR 0", "dmabuf fd", NVME};
    private static final int STATE = 4;
    private static final int SPACE_STATE = 2;

    private final TreeDriver space = TreeDriver.withColumn("I/O Addresses");

    @BeforeEach
    void makeDmabuf() {
        open(NVME);
        open(GPU);
        regions.select(GPU, "BAR 0");
        MenuDriver.main().choose("Device", "Create Dmabuf");
        regions.awaitCell(STATE, "live since", DMABUF);
        regions.select(DMABUF);
    }

    @AfterEach
    void showTheTraceAgain() {
        ViewMenuDriver.show("org.vfioscope.ui.trace");
    }

    @Test
    void theForecastFollowsWhatIsTyped() {
        MenuDriver.main().choose("Device", "Import into IOAS…");
        DialogDriver dialog = DialogDriver.titled("Import into IOAS");
        FormDriver form = new FormDriver(dialog);
        assertThat(form.text("Length:")).isEqualTo("0x1000000");
        assertThat(form.text("Forecast:")).startsWith("The kernel will do it. The device is not attached yet");
        form.type("Offset:", "0x800");
        assertThat(form.text("Forecast:"))
                .startsWith("The kernel will refuse with EINVAL: ")
                .contains("below 0x1000000");
        Screenshots.take("import-dialog-light", Ui.call(Ui::shell));
        form.type("Offset:", "0x");
        assertThat(form.isEnabled("Import")).isFalse();
        assertThat(dialog.texts()).anyMatch(text -> text.contains("The offset is no number"));
        form.type("Offset:", "0x10000000000000000");
        assertThat(form.isEnabled("Import")).isFalse();
        form.type("Offset:", "4096");
        form.type("Length:", "0x1000");
        form.type("I/O address:", "0x100800");
        assertThat(form.text("Forecast:")).contains("EINVAL", "Align start, length and address to 0x1000");
        dialog.press("Cancel");
        dialog.awaitClosed();
        assertThat(session(NVME).addressSpace()).isEmpty();
    }

    @Test
    void anImporterIsClosedAfterAQuestion() throws Exception {
        importAt("0x100000");
        assertThat(session(NVME).dmabufs()).isEmpty();
        regions.select(NVME);
        MenuDriver.main().choose("Device", "Close");
        DialogDriver question = DialogDriver.titled("Close sim:nvme");
        assertThat(question.texts()).anyMatch(text -> text.startsWith("1 mapping for DMA is of sim:nvme"));
        question.press("Cancel");
        question.awaitClosed();
        assertThat(session(NVME).addressSpace().orElseThrow().map()).hasSize(1);

        session(GPU).dmabufs().getFirst().release();
        Ui.start(() -> PlatformUI.getWorkbench().close());
        question = DialogDriver.titled("Close Vfioscope");
        assertThat(question.texts()).anyMatch(text -> text.startsWith("There is 1 mapping for DMA"));
        question.press("Cancel");
        question.awaitClosed();
    }

    @Test
    void isMappedLostMappedAgainAndUnmapped() throws Exception {
        importAt("0x100000");
        assertThat(regions.cells(IMPORT))
                .startsWith(
                        "sim:nvme [simulated] in "
                                + session(NVME).addressSpace().orElseThrow().label(),
                        "IOVA 0x100000",
                        "0x1000000 (16 MiB)",
                        "rw");
        ToolbarDriver.await(false, "Only an import that is LOST");

        DeviceSession gpu = session(GPU);
        long command = gpu.read(7, 4, AccessWidth.WORD);
        gpu.write(7, 4, AccessWidth.WORD, 0);
        regions.awaitCell(STATE, "LOST since", IMPORT);
        ViewMenuDriver.show("org.vfioscope.ui.addressSpace");
        space.awaitCell(SPACE_STATE, "1 LOST", NVME);
        Screenshots.takeLightAndDark("import-lost");

        gpu.write(7, 4, AccessWidth.WORD, command);
        regions.select(IMPORT);
        ToolbarDriver.press("Map Again");
        regions.awaitCell(STATE, "mapped since", IMPORT);
        space.awaitCell(SPACE_STATE, "1 mapped", NVME);

        regions.select(IMPORT);
        KeyDriver.press(SWT.MOD1, 'u');
        regions.awaitCell(STATE, "unmapped at", IMPORT);
        assertThat(session(NVME).addressSpace().orElseThrow().map()).isEmpty();
        ToolbarDriver.await(false, "The import is unmapped already");
    }

    @Test
    void theAddressSpaceShowsWhatIsWhere() {
        importAt("0x100000");
        ViewMenuDriver.show("org.vfioscope.ui.addressSpace");
        List<String> rows = space.children(NVME);
        assertThat(rows).contains("0x0 - 0xfffff", "0x100000 - 0x10fffff", "0xfee00000 - 0xfeefffff");
        assertThat(space.cells(NVME, "0x0 - ").get(SPACE_STATE)).isEqualTo("free");
        assertThat(space.cells(NVME, "0xfee00000").get(SPACE_STATE)).isEqualTo("reserved");
        assertThat(space.cells(NVME, "0x100000").get(4)).startsWith("sim:gpu BAR 0, dmabuf inode ");

        regions.select(GPU);
        space.select(NVME, "0x100000");
        Ui.await(
                "the import in the Regions view",
                () -> regions.selectedNow().stream().anyMatch(name -> name.startsWith("sim:nvme [simulated] in IOAS")));
        space.select(NVME);
        regions.select(IMPORT);
        Ui.await(
                "the import in the Address Space view",
                () -> space.selectedNow().equals(List.of("0x100000 - 0x10fffff")));
    }

    @Test
    void detachingAsksAndUnmaps() {
        importAt("");
        regions.select(IMPORT);
        MenuDriver.context(regions).choose("Detach from IOAS");
        DialogDriver question = DialogDriver.titled("Detach sim:nvme");
        assertThat(question.texts()).anyMatch(text -> text.contains("what is mapped there (1) is unmapped"));
        question.press("Detach");
        Ui.await("the end of the import", () -> !regions.isShown(IMPORT));
        assertThat(session(NVME).addressSpace()).isEmpty();
    }

    @Test
    void aResetNamesWhatItRevokes() {
        importAt("");
        regions.select(GPU);
        MenuDriver.main().choose("Device", "Reset…");
        DialogDriver question = DialogDriver.titled("Reset sim:gpu");
        String dmabuf = name(session(GPU).dmabufs().getFirst().dmabuf());
        assertThat(question.texts()).anyMatch(text -> text.contains(dmabuf + " of BAR 0, imported by sim:nvme"));
        question.press("Reset Device");
        regions.awaitCell(STATE, "LOST since", IMPORT);
        assertThat(session(NVME).addressSpace().orElseThrow().imports())
                .extracting(made -> made.state())
                .containsExactly(ImportState.LOST);
    }

    private void importAt(String iova) {
        regions.select(DMABUF);
        KeyDriver.press(SWT.MOD1, 'i');
        DialogDriver dialog = DialogDriver.titled("Import into IOAS");
        FormDriver form = new FormDriver(dialog);
        form.choose("Importing device:", NVME);
        form.type("I/O address:", iova);
        dialog.press("Import");
        dialog.awaitClosed();
        regions.awaitCell(STATE, "mapped since", IMPORT);
    }

    private DeviceSession session(String name) {
        return access.sessions().stream()
                .filter(session -> session.device().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
