package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.report.export.ContentChoice;
import org.vfioscope.ui.WindowClosing;
import org.vfioscope.ui.WindowOpening;
import org.vfioscope.ui.tests.driver.CommandDriver;
import org.vfioscope.ui.tests.driver.ContentDriver;
import org.vfioscope.ui.tests.driver.DialogDriver;
import org.vfioscope.ui.tests.driver.DropDriver;
import org.vfioscope.ui.tests.driver.KeyDriver;
import org.vfioscope.ui.tests.driver.MenuDriver;
import org.vfioscope.ui.tests.driver.Screenshots;
import org.vfioscope.ui.tests.driver.Texts;
import org.vfioscope.ui.tests.driver.Ui;
import org.vfioscope.ui.tests.driver.ViewMenuDriver;

/** Files of captured devices: dropped, chosen, listed until they are removed. */
class CaptureTest extends WindowTest {

    private static final String CAPTURES = "Captures";
    private static final String NOTHING = "No file is open";

    @TempDir
    Path folder;

    @AfterEach
    void removeAll() {
        while (!devices.has(CAPTURES, NOTHING)) {
            int before = devices.children(CAPTURES).size();
            devices.selectChild(0, CAPTURES);
            MenuDriver.context(devices).choose("Remove from List");
            Ui.await(
                    "a shorter list",
                    () -> devices.isShown(CAPTURES, NOTHING)
                            || devices.childrenNow(CAPTURES).size() < before);
        }
    }

    @Test
    void aDroppedFileOpensAsItsDevice() throws Exception {
        Path file = CaptureFiles.capture(folder.resolve("gpu.json"), access, "sim:gpu");
        DropDriver.drop(Ui.call(devices::tree), file);
        regions.awaitCell(4, "on bench, Linux 7.3.4 amd64", "capture:gpu.json");
        assertThat(regions.cells("capture:gpu.json", "BAR 1", "mmap range 1")).contains("0x10000000 (256 MiB)");
        devices.awaitCell(2, "captured, open", CAPTURES, "gpu.json");
        assertThat(devices.selected()).singleElement().asString().startsWith("gpu.json [simulated]");
        assertThat(access.sessions().getFirst().recording()).isPresent();
        Screenshots.take("capture-light", Ui.call(Ui::shell));

        regions.select("capture:gpu.json", "BAR 1");
        assertThat(MenuDriver.main().tooltip("Device", "Create Dmabuf")).contains("there is no device behind it");

        devices.select(CAPTURES, "gpu.json");
        KeyDriver.press(SWT.MOD1, 'w');
        devices.awaitCell(2, "closed", CAPTURES, "gpu.json");
        devices.select(CAPTURES, "gpu.json");
        KeyDriver.press(SWT.NONE, SWT.DEL);
        devices.cells(CAPTURES, NOTHING);
    }

    @Test
    void whatWasNotCapturedIsSaidInItsView() throws Exception {
        Path file = CaptureFiles.capture(
                folder.resolve("part.json"), List.of(ContentChoice.parse("bar0:0x10+0x10")), access, "sim:gpu");
        open(file);
        regions.select("capture:part.json", "BAR 1");
        ViewMenuDriver.show("org.vfioscope.ui.content");
        Texts.awaitSentence("capture:" + file + ", BAR 1: not captured");
        regions.select("capture:part.json", "BAR 0");
        ContentDriver.press("Read Page");
        Ui.await(
                "what is there",
                () -> ContentDriver.now("0x10", "+0") != null
                        && ContentDriver.now("0x10", "+0").matches("[0-9a-f]{8}"));
        ContentDriver.await("0x0", "+0", "––––––––");
        for (String button : List.of("Write…", "Watch")) {
            assertThat(ContentDriver.isEnabled(button)).as(button).isFalse();
            assertThat(Ui.call(() -> ContentDriver.tooltip(button))).startsWith("capture:part.json is a capture");
        }
        assertThat(DialogDriver.anyOpen()).isFalse();
        ViewMenuDriver.show("org.vfioscope.ui.trace");
    }

    @Test
    void severalFilesAtOnceAndOneOfSeveralDevices() throws Exception {
        Path host = CaptureFiles.capture(folder.resolve("host.json"), access, "sim:gpu", "sim:nic");
        Path log = CaptureFiles.qemuLog(folder.resolve("guest.log"));
        DropDriver.drop(Ui.call(Ui::shell), host, log);
        assertThat(devices.cells(CAPTURES, "host.json")).contains("2 captured devices");
        devices.doubleClick(CAPTURES, "host.json", "sim:nic");
        regions.cells("capture:host.json#sim:nic", "BAR 2");

        assertThat(devices.cells(CAPTURES, "guest.log")).contains("not captured");
        assertThat(regions.cells("capture:guest.log", "Not captured").get(4))
                .contains("other regions", "config space", "dmabuf export");
        Screenshots.take("captures-light", Ui.call(Ui::shell));
        devices.select(CAPTURES, "host.json");
        MenuDriver.context(devices).choose("Remove from List");
        Ui.await("the device to be closed", () -> access.sessions().size() == 1);
        assertThat(Files.exists(host)).isTrue();
    }

    @Test
    void aDamagedFileIsExplainedWithLineAndReason() throws Exception {
        Path whole = CaptureFiles.capture(folder.resolve("whole.json"), access, "sim:gpu");
        String text = Files.readString(whole);
        Path damaged = Files.writeString(
                folder.resolve("damaged.json"), text.replaceFirst("\"regions\": \\[", "\"regions\": 7, \"x\": ["));
        open(damaged);
        DialogDriver dialog = DialogDriver.titled("Vfioscope");
        assertThat(dialog.selectableTexts())
                .anySatisfy(words -> assertThat(words).containsPattern("damaged.json is damaged: line [0-9]+: "));
        dialog.press("Close");
        dialog.awaitClosed();
        assertThat(devices.has(CAPTURES, "damaged.json")).isFalse();
    }

    @Test
    void aFileOfANewerVersionOpensWithAWarningAndOneThatVanishesStaysListed() throws Exception {
        Path file = CaptureFiles.capture(folder.resolve("newer.json"), access, "sim:gpu");
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("\"version\": 1", "\"version\": 99"));
        open(file);
        regions.cells("capture:newer.json");
        Texts.await("the file was written by a newer version (format 99");
        assertThat(MenuDriver.main().isEnabled("File", "Recent Captures", "1 newer.json [" + folder + "]"))
                .isTrue();
        access.close();
        Ui.await("the warning to go", () -> Texts.now().noneMatch(words -> words.contains("newer version")));
        Files.delete(file);
        devices.awaitCell(2, "Cannot be read: there is no file", CAPTURES, "newer.json");
    }

    @Test
    void isOpenAgainAfterARestartUnlessTheFileIsGone() throws Exception {
        Path file = CaptureFiles.capture(folder.resolve("kept.json"), access, "sim:gpu");
        open(file);
        regions.cells("capture:kept.json");
        restart();
        regions.cells("capture:kept.json");
        Files.delete(file);
        restart();
        Texts.await("there is no file " + file);
        devices.awaitCell(2, "Cannot be read", CAPTURES, "kept.json");
        assertThat(DialogDriver.anyOpen()).isFalse();
    }

    private void restart() throws Exception {
        var window = Ui.call(() -> PlatformUI.getWorkbench().getWorkbenchWindows()[0]);
        assertThat(Ui.call(() -> WindowClosing.mayClose(window))).isTrue();
        access.close();
        Ui.await("an empty Regions view", () -> regions.tree() == null);
        Ui.run(() -> WindowOpening.reopenDevices(window));
    }

    private static void open(Path file) {
        CommandDriver.run("org.vfioscope.ui.openCapture", Map.of("org.vfioscope.ui.openCapture.file", file.toString()));
    }
}
