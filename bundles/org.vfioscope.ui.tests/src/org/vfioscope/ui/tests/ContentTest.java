package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.TraceEntry;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.rules.RegionLayout;
import org.vfioscope.ui.tests.driver.AccessibleDriver;
import org.vfioscope.ui.tests.driver.CommandDriver;
import org.vfioscope.ui.tests.driver.ContentDriver;
import org.vfioscope.ui.tests.driver.DialogDriver;
import org.vfioscope.ui.tests.driver.KeyDriver;
import org.vfioscope.ui.tests.driver.Screenshots;
import org.vfioscope.ui.tests.driver.StatusDriver;
import org.vfioscope.ui.tests.driver.Ui;
import org.vfioscope.ui.tests.driver.ViewMenuDriver;

/** Registers are read and written only when it is asked for, each once, and what changed is marked. */
class ContentTest extends WindowTest {

    private static final String VIEW = "org.vfioscope.ui.content";
    private static final String GPU = "sim:gpu";
    private static final String NVME = "sim:nvme";

    @BeforeEach
    void show() {
        access.trace().clear();
        ViewMenuDriver.show(VIEW);
    }

    @AfterEach
    void showTheTraceAgain() {
        ViewMenuDriver.show("org.vfioscope.ui.trace");
    }

    @Test
    void nothingIsReadBeforeItIsAskedForAndThenEachRegisterOnce() {
        open(NVME);
        regions.select(NVME, "BAR 0");
        ContentDriver.await("0x0", "+0", "········");
        assertThat(reads(NVME)).isEmpty();
        ContentDriver.press("Read Page");
        Ui.await("the reading", () -> !"········".equals(ContentDriver.now("0x0", "+0")));
        assertThat(reads(NVME)).hasSize(4 * ContentDriver.rows()).doesNotHaveDuplicates();
    }

    @Test
    void aWriteShowsOldAndNewValueBeforeItIsDone() throws Exception {
        open(GPU);
        regions.select(GPU, "BAR 1");
        ContentDriver.goTo("0x10");
        ContentDriver.press("Write…");
        DialogDriver dialog = DialogDriver.titled("Write a Register");
        assertThat(dialog.texts()).anyMatch(text -> text.startsWith("not read"));
        dialog.type("New value", "0x123456789");
        assertThat(dialog.isEnabled("Write")).isFalse();
        dialog.type("New value", "cafe");
        assertThat(dialog.isEnabled("Write")).isFalse();
        assertThat(dialog.defaultButton()).isEqualTo("Cancel");
        dialog.type("New value", "10");
        assertThat(dialog.texts()).contains("Writes 0x0000000a");
        dialog.type("New value", "0xcafe");
        assertThat(dialog.texts()).contains("Writes 0x0000cafe");
        assertThat(dialog.defaultButton()).isEqualTo("Write");
        Screenshots.take("write-light", dialog.shell());
        assertThat(session().read(1, 0x10, AccessWidth.DWORD)).isZero();
        dialog.check("Read the register afterwards");
        dialog.press("Write");
        dialog.awaitClosed();
        ContentDriver.await("0x10", "+0", "0000cafe");
        ContentDriver.choose("big-endian");
        ContentDriver.await("0x10", "+0", "feca0000");
        ContentDriver.choose("little-endian");
    }

    @Test
    void aWriteGoesWhereTheDialogSaysThoughAnotherRegionIsSelectedMeanwhile() throws Exception {
        open(GPU);
        open(NVME);
        regions.select(GPU, "BAR 1");
        ContentDriver.goTo("0x10");
        ContentDriver.press("Write…");
        DialogDriver dialog = DialogDriver.titled("Write a Register");
        dialog.type("New value", "0xcafe");
        regions.select(NVME, "BAR 0");
        dialog.press("Write");
        dialog.awaitClosed();
        Ui.await("the write", () -> !accesses("vfio_region_write", GPU).isEmpty());
        assertThat(session().read(1, 0x10, AccessWidth.DWORD)).isEqualTo(0xcafe);
        assertThat(accesses("vfio_region_write", NVME)).isEmpty();
    }

    @Test
    void aRangeIsReadWhereTheDialogWasOpenedThoughAnotherRegionIsSelectedMeanwhile() {
        open(GPU);
        open(NVME);
        regions.select(GPU, "BAR 1");
        ContentDriver.press("Read Range…");
        DialogDriver dialog = DialogDriver.titled("Read a Range");
        dialog.type("From", "0x100");
        dialog.type("Length", "0x20");
        regions.select(NVME, "BAR 0");
        dialog.press("Read");
        dialog.awaitClosed();
        Ui.await("the reading", () -> reads(GPU).size() == 8);
        assertThat(reads(NVME)).isEmpty();
    }

    @Test
    void aRegionThatCannotBeWrittenIsNotWritten() {
        open(GPU);
        regions.select(GPU, "BAR 1");
        ContentDriver.await("0x0", "+0", "········");
        assertThat(ContentDriver.isEnabled("Write…")).isTrue();
        regions.select(GPU, "ROM");
        String reason = "ROM cannot be written: the kernel gives it no WRITE flag";
        Ui.await("the reason", () -> reason.equals(ContentDriver.tooltip("Write…")));
        assertThat(ContentDriver.isEnabled("Write…")).isFalse();
        assertThat(ContentDriver.isEnabled("Watch")).isTrue();
        ContentDriver.goTo("0x10");
        ContentDriver.press("Write…");
        StatusDriver.await(reason);
        assertThat(DialogDriver.anyOpen()).isFalse();
    }

    @Test
    void whatChangedSinceTheLastReadIsMarked() throws Exception {
        open(GPU);
        regions.select(GPU, "BAR 1");
        ContentDriver.press("Read Page");
        ContentDriver.await("0x0", "+4", "00000000");
        session().write(1, 4, AccessWidth.DWORD, 0x41424344);
        ContentDriver.press("Read Page");
        ContentDriver.await("0x0", "+4", "41424344*");
        assertThat(ContentDriver.text("0x0", "+0")).isEqualTo("00000000");
        assertThat(ContentDriver.text("0x0", "Text")).isEqualTo("....DCBA........");
        Screenshots.take("content-light", Ui.call(Ui::shell));
        ContentDriver.choose("8 bytes");
        ContentDriver.await("0x0", "+8", "················");
    }

    @Test
    void sixteenGibibytesTakeAsManyRowsAsAreSeen() {
        open(GPU);
        regions.select(GPU, "BAR 1");
        KeyDriver.press(SWT.MOD1, 'l');
        ContentDriver.awaitAddressFocus();
        ContentDriver.goTo("0x3fffffff8");
        ContentDriver.await("0x3fffffff0", "+8", "········");
        assertThat(ContentDriver.rows()).isLessThan(100);
        ContentDriver.press("Read Page");
        ContentDriver.await("0x3fffffff0", "+c", "00000000");
    }

    @Test
    void aScreenReaderIsToldOnceWhereTheRegistersAre() {
        open(GPU);
        regions.select(GPU, "BAR 1");
        ContentDriver.goTo("0x100000");
        ContentDriver.goTo("0x200000");
        assertThat(AccessibleDriver.cursorNames())
                .filteredOn(name -> name.startsWith("Content"))
                .containsExactly("Content 0x200000");
    }

    @Test
    void thePlaceStaysWithAnotherWidthAndWhileAnotherRegionIsShown() {
        open(GPU);
        regions.select(GPU, "BAR 1");
        ContentDriver.goTo("0x100000");
        ContentDriver.choose("8 bytes");
        ContentDriver.await("0x100000", "+8", "················");
        ContentDriver.choose("4 bytes");
        regions.select(GPU, "BAR 0");
        ContentDriver.await("0x0", "+0", "········");
        regions.select(GPU, "BAR 1");
        ContentDriver.await("0x100000", "+c", "········");
    }

    @Test
    void theMsixTableIsMaskedAndNeverRead() {
        open(NVME);
        regions.select(NVME, "BAR 0");
        ContentDriver.goTo("0x3000");
        ContentDriver.await("0x3000", "+0", "MSI-X");
        ContentDriver.press("Read Range…");
        DialogDriver dialog = DialogDriver.titled("Read a Range");
        dialog.type("From", "0x2ff0");
        dialog.type("Length", "0x1000");
        dialog.press("Read");
        dialog.awaitClosed();
        // the last one of the range that is behind the table
        Ui.await("the reading", () -> reads(NVME).stream().anyMatch(read -> read.contains("+0x3fec,")));
        assertThat(ContentDriver.text("0x3000", "+0")).isEqualTo("MSI-X");
        MmapRange table = RegionLayout.of(
                        session().snapshot().region(0).orElseThrow(),
                        session().snapshot().msix())
                .msixTable()
                .orElseThrow();
        int inside = (int) table.size() / 4;
        assertThat(table.offset()).isEqualTo(0x3000);
        assertThat(reads(NVME)).hasSize(0x1000 / 4 - inside);
        assertThat(reads(NVME).stream().map(ContentTest::offset))
                .contains(0x2ff0L, 0x2ffcL, table.end())
                .noneMatch(offset -> Long.compareUnsigned(offset - table.offset(), table.size()) < 0);
    }

    /** Where a reading was, from its arguments in the trace. */
    private static long offset(String read) {
        return Long.parseUnsignedLong(read.replaceAll(".*\\+0x([0-9a-f]+),.*", "$1"), 16);
    }

    @Test
    void aWatchedRegisterFollowsTheDevice() throws Exception {
        open(GPU);
        regions.select(GPU, "BAR 1");
        ContentDriver.goTo("0x20");
        ContentDriver.press("Watch");
        ContentDriver.awaitWatched("0x20", "00000000"::equals);
        session().write(1, 0x20, AccessWidth.DWORD, 7);
        ContentDriver.awaitWatched("0x20", text -> text.startsWith("00000007"));
        assertThat(reads(GPU)).allMatch(arguments -> arguments.contains("+0x20, 4)"));
        ContentDriver.press("Watch");
    }

    @Test
    void aWatchedRegisterThatFailsIsNotReadAgainBeforeSomethingChanges() throws Exception {
        watchEvery("50", true);
        open(GPU);
        regions.select(GPU, "BAR 1");
        setMemoryDecode(false);
        ContentDriver.goTo("0x20");
        ContentDriver.press("Watch");
        ContentDriver.awaitWatched("0x20", text -> text.startsWith("EIO"));
        Screenshots.take("watch-failed-light", Ui.call(Ui::shell));
        ContentDriver.goTo("0x24");
        ContentDriver.press("Watch");
        ContentDriver.awaitWatched("0x24", text -> text.startsWith("EIO"));
        assertThat(DialogDriver.anyOpen()).isFalse();

        setMemoryDecode(true);
        ContentDriver.awaitWatched("0x20", "00000000"::equals);
        ContentDriver.press("Watch");
        watchEvery("1000", true);
    }

    private void setMemoryDecode(boolean on) throws Exception {
        session().write(PciIndex.CONFIG, 4, AccessWidth.WORD, on ? 2 : 0);
    }

    @Test
    void theIntervalOfTheWatchIsAPreferenceThatCountsAtOnce() {
        watchEvery("10", false);
        watchEvery("3600000", true);
        open(GPU);
        regions.select(GPU, "BAR 1");
        ContentDriver.goTo("0x20");
        ContentDriver.press("Watch");
        ContentDriver.awaitWatched("0x20", "········"::equals);
        assertThat(ContentDriver.watchHeading()).isEqualTo("Watched, every 3600 s");
        Ui.await("the end of all jobs", () -> Job.getJobManager().isIdle());
        assertThat(reads(GPU)).isEmpty();

        watchEvery("50", true);
        // the hour that was begun would not be over while anybody waits here
        ContentDriver.awaitWatched("0x20", "00000000"::equals);
        assertThat(ContentDriver.watchHeading()).isEqualTo("Watched, every 0.05 s");
        Screenshots.take("watch-light", Ui.call(Ui::shell));
        ContentDriver.press("Watch");
        watchEvery("1000", true);
    }

    /** Sets the interval on the page of the preferences, or sees that it is refused there. */
    private static void watchEvery(String milliseconds, boolean taken) {
        Ui.start(() -> PreferencesUtil.createPreferenceDialogOn(Ui.shell(), "org.vfioscope.ui.preferences", null, null)
                .open());
        DialogDriver dialog = DialogDriver.titled("Preferences");
        dialog.type("Milliseconds between two readings of watched registers (Content view):", milliseconds);
        assertThat(dialog.isEnabled("Apply and Close")).isEqualTo(taken);
        dialog.press(taken ? "Apply and Close" : "Cancel");
        dialog.awaitClosed();
    }

    @Test
    void aRangeIsReadAndSavedAsBinaryAndIntelHex() throws Exception {
        open(GPU);
        session().write(1, 0x100, AccessWidth.DWORD, 0x04030201);
        regions.select(GPU, "BAR 1");
        ContentDriver.press("Read Range…");
        DialogDriver dialog = DialogDriver.titled("Read a Range");
        dialog.type("From", "0x102");
        assertThat(dialog.isEnabled("Read")).isFalse();
        dialog.type("From", "0x100");
        dialog.type("Length", "0x20");
        dialog.press("Read");
        dialog.awaitClosed();
        Ui.await("the end of all jobs", () -> Job.getJobManager().isIdle());
        assertThat(Files.readAllBytes(save("bar1.bin"))).hasSize(0x20).startsWith(1, 2, 3, 4, 0);
        assertThat(Files.readAllLines(save("bar1.hex")))
                .hasSize(3)
                .startsWith(":1001000001020304000000000000000000000000E5")
                .endsWith(":00000001FF");
    }

    private DeviceSession session() {
        return access.sessions().getFirst();
    }

    private List<String> reads(String device) {
        return accesses("vfio_region_read", device);
    }

    private List<String> accesses(String name, String device) {
        return access.trace().entries().stream()
                .map(TraceEntry::event)
                .filter(event -> event.name().equals(name))
                .map(event -> event.arguments().split("\\) =")[0] + ")")
                .filter(arguments -> arguments.contains(device))
                .toList();
    }

    private static Path save(String name) throws IOException {
        Path file = Path.of("target", name);
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        ViewMenuDriver.show(VIEW);
        CommandDriver.run("org.vfioscope.ui.save", Map.of("org.vfioscope.ui.save.file", file.toString()));
        Ui.await("the file " + name, () -> Files.exists(file));
        return file;
    }
}
