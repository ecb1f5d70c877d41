package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.ui.tests.driver.ClipboardDriver;
import org.vfioscope.ui.tests.driver.CommandDriver;
import org.vfioscope.ui.tests.driver.DialogDriver;
import org.vfioscope.ui.tests.driver.DropDriver;
import org.vfioscope.ui.tests.driver.FormDriver;
import org.vfioscope.ui.tests.driver.KeyDriver;
import org.vfioscope.ui.tests.driver.MenuDriver;
import org.vfioscope.ui.tests.driver.Screenshots;
import org.vfioscope.ui.tests.driver.Texts;
import org.vfioscope.ui.tests.driver.ToolbarDriver;
import org.vfioscope.ui.tests.driver.TreeDriver;
import org.vfioscope.ui.tests.driver.Ui;
import org.vfioscope.ui.tests.driver.ViewMenuDriver;

/** Two devices, or a device and its capture, side by side. */
class CompareTest extends WindowTest {

    private static final int DIFFERENCE = 3;

    private final TreeDriver compare = TreeDriver.withColumn("Difference");

    @TempDir
    Path folder;

    @AfterEach
    void hide() {
        compare.clearFilter();
        ViewMenuDriver.hide("org.vfioscope.ui.compare");
    }

    @Test
    void twoDevicesAreComparedWithoutOpeningThemInTheWindow() throws Exception {
        compareGpuWithNic();
        compare.awaitCell(DIFFERENCE, "changed", "identity", "vendor and device");
        assertThat(access.sessions()).isEmpty();
        assertThat(compare.cells("regions", "BAR 0", "size"))
                .containsExactly("size", "0x1000000 (16 MiB)", "0x20000 (128 KiB)", "changed");
        assertThat(compare.children("regions")).doesNotContain("Config space");
        Screenshots.take("compare-light", Ui.call(Ui::shell));

        ToolbarDriver.press("Only Differences");
        compare.awaitCell(DIFFERENCE, "same", "regions", "Config space", "size");
        ToolbarDriver.press("Only Differences");
        Ui.await("the same ones to go", () -> !compare.isShown("regions", "Config space"));

        compare.select("identity");
        KeyDriver.press(SWT.MOD1, '.');
        Ui.await("the first difference", () -> compare.selectedNow().contains("vendor and device"));
        KeyDriver.press(SWT.MOD1, '.');
        Ui.await("the second", () -> !compare.selectedNow().contains("vendor and device"));
        KeyDriver.press(SWT.MOD1, ',');
        Ui.await("the first again", () -> compare.selectedNow().contains("vendor and device"));

        compare.filter("vendor");
        Ui.await("the filtered rows", () -> !compare.isShown("regions"));
        ToolbarDriver.press("Copy What Is Shown as Markdown Table");
        ClipboardDriver.await(text -> text.startsWith("| Property | A: sim:gpu | B: sim:nic | Difference |\n")
                && text.contains("| vendor and device | "));
    }

    @Test
    void savesWhatTheCommandLinePrints() throws Exception {
        compareGpuWithNic();
        compare.awaitCell(DIFFERENCE, "changed", "identity", "vendor and device");
        Path text = folder.resolve("difference.txt");
        Path json = folder.resolve("difference.json");
        for (Path file : new Path[] {text, json}) {
            CommandDriver.run("org.vfioscope.ui.save", Map.of("org.vfioscope.ui.save.file", file.toString()));
            Ui.await("the file", () -> Files.exists(file));
        }
        assertThat(text).content().startsWith("A: sim:gpu\nB: sim:nic\nidentity:\n    vendor and device\n");
        assertThat(json).content().contains("\"format\": \"vfioscope-diff\"", "\"equal\": false");
    }

    @Test
    void aDeviceAndItsCaptureDifferInWhatHappenedMeanwhile() throws Exception {
        Path file = CaptureFiles.capture(folder.resolve("before.json"), access, "sim:nvme");
        DropDriver.drop(Ui.call(Ui::shell), file);
        regions.cells("capture:before.json");
        open("sim:nvme");
        devices.selectBoth(new String[] {"Captures", "before.json"}, new String[] {SIMULATED, "sim:nvme"});
        KeyDriver.press(SWT.MOD1 | SWT.MOD2, 'x');
        Ui.await("that all is equal", () -> compare.tree() == null && sentence("No difference in "));

        ViewMenuDriver.show("org.vfioscope.ui.regions");
        regions.select("sim:nvme", "BAR 0");
        MenuDriver.main().choose("Device", "Create Dmabuf");
        regions.awaitCell(4, "live since", "sim:nvme", "BAR 0", "dmabuf fd");
        ViewMenuDriver.show("org.vfioscope.ui.compare");
        ToolbarDriver.press("Compare Again");
        compare.awaitCell(1, "only B has: dmabufs", "not compared");
        ToolbarDriver.press("Compare Content of Regions");
        DialogDriver dialog = DialogDriver.titled("Compare Content");
        new FormDriver(dialog).typeFirst("bar0:zero");
        assertThat(dialog.isEnabled("OK")).isFalse();
        new FormDriver(dialog).typeFirst("config:0x0+0x40");
        dialog.press("OK");
        dialog.awaitClosed();
        Ui.await(
                "the content that the file lacks",
                () -> Arrays.stream(compare.tree().getItems())
                        .anyMatch(row -> row.getText(1).startsWith("content of Config space")));

        devices.select("Captures", "before.json");
        MenuDriver.context(devices).choose("Remove from List");
        devices.cells("Captures", "No file is open");
    }

    private static boolean sentence(String beginning) {
        return Texts.labels().anyMatch(text -> text.startsWith(beginning));
    }

    private void compareGpuWithNic() {
        devices.selectBoth(new String[] {SIMULATED, "sim:gpu"}, new String[] {SIMULATED, "sim:nic"});
        MenuDriver.context(devices).choose("Compare");
    }
}
