package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.eclipse.swt.SWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.ui.tests.driver.ClipboardDriver;
import org.vfioscope.ui.tests.driver.DialogDriver;
import org.vfioscope.ui.tests.driver.FormDriver;
import org.vfioscope.ui.tests.driver.JobDriver;
import org.vfioscope.ui.tests.driver.KeyDriver;
import org.vfioscope.ui.tests.driver.LinkDriver;
import org.vfioscope.ui.tests.driver.MenuDriver;
import org.vfioscope.ui.tests.driver.Screenshots;
import org.vfioscope.ui.tests.driver.TickDriver;
import org.vfioscope.ui.tests.driver.Ui;

/** The wizard that exports devices. */
class ExportTest extends WindowTest {

    private static final String GPU = "sim:gpu";
    private static final String SEARCH = "Look for devices";

    @TempDir
    Path folder;

    @AfterEach
    void showAllDevices() {
        DialogDriver.closeAll();
        devices.clearFilter();
    }

    @Test
    void theSelectedDeviceBecomesAFileOfTheChosenForm() throws Exception {
        devices.select(SIMULATED, GPU);
        KeyDriver.press(SWT.MOD1, 'e');
        DialogDriver wizard = DialogDriver.titled("Export Report");
        TickDriver ticks = new TickDriver(wizard);
        assertThat(ticks.ticked()).singleElement().asString().startsWith(GPU);
        assertThat(wizard.isEnabled("Finish")).isFalse();
        Screenshots.take("export-devices-light", wizard.shell());
        wizard.press("Next >");
        FormDriver form = new FormDriver(wizard);
        form.pick("JSON, for programs");
        assertThat(form.text("File")).endsWith("vfioscope-report.json");
        form.type("Content", "bar0:zero");
        assertThat(wizard.isEnabled("Finish")).isFalse();
        assertThat(wizard.texts()).anyMatch(text -> text.contains("neither a region nor a part of one"));
        form.type("Content", "bar0:0x0+0x20");
        Path file = folder.resolve("gpu.json");
        form.type("File", " ");
        assertThat(wizard.isEnabled("Finish")).isFalse();
        for (String nowhere : List.of("nowhere/gpu.json", ".")) {
            form.type("File", folder.resolve(nowhere).toString());
            wizard.press("Finish");
            Ui.await(
                    "why not",
                    () -> wizard.textsNow()
                            .anyMatch(text -> text.contains(folder.toString())
                                    && (text.contains("There is no folder") || text.contains("is a folder"))));
        }
        form.type("File", file.toString());
        Screenshots.take("export-form-light", wizard.shell());
        wizard.press("Finish");
        wizard.awaitClosed();
        awaitNotice("1 device written to " + file);
        Screenshots.take("export-done-light", Ui.call(Ui::shell));
        LinkDriver.clickAnywhere("dismiss");
        assertThat(file).content().contains("\"format\": \"vfioscope-report\"", "\"contents\": [", GPU);
        assertThat(access.sessions()).isEmpty();
        assertThat(access.describeAll("capture:" + file)).hasSize(1);
    }

    @Test
    void anExistingFileIsReplacedOnlyAfterAsking() throws Exception {
        Path file = Files.writeString(folder.resolve("tables.csv"), "kept");
        DialogDriver wizard = onFormPage();
        FormDriver form = new FormDriver(wizard);
        form.pick("CSV");
        form.choose("Tables", "ranges");
        form.type("Columns", "device,nonsense");
        assertThat(wizard.texts()).anyMatch(text -> text.contains("'nonsense' is no column of ranges"));
        form.type("Columns", "device,region,offset");
        form.type("File", file.toString());
        wizard.pressForMore("Finish");
        DialogDriver question = DialogDriver.titled("Replace the file?");
        question.press("Cancel");
        question.awaitClosed();
        assertThat(file).hasContent("kept");
        wizard.pressForMore("Finish");
        DialogDriver.titled("Replace the file?").press("Replace");
        awaitNotice("written to " + file);
        LinkDriver.clickAnywhere("dismiss");
        assertThat(Files.readAllLines(file)).startsWith("device,region,offset").hasSizeGreaterThan(3);
        assertThat(Files.list(folder)).containsExactly(file);
    }

    @Test
    void markdownGoesToTheClipboard() {
        DialogDriver wizard = onFormPage();
        new FormDriver(wizard).pick("Markdown");
        wizard.check("Copy to the clipboard instead");
        wizard.press("Finish");
        awaitNotice("1 device copied to the clipboard");
        LinkDriver.clickAnywhere("dismiss");
        ClipboardDriver.await(text -> text.startsWith("# ") && text.contains(GPU));
    }

    @Test
    void whatCannotBeReadIsToldAndNothingIsWritten() throws Exception {
        Path file = folder.resolve("none.txt");
        try (var other = new DeviceAccess(access.providers(), Clock.systemUTC())) {
            other.open(GPU);
            DialogDriver wizard = onFormPage();
            new FormDriver(wizard).type("File", file.toString());
            wizard.press("Finish");
            DialogDriver failure = DialogDriver.titled("Vfioscope");
            assertThat(failure.selectableTexts()).anyMatch(text -> text.contains("EBUSY"));
            failure.press("Close");
            failure.awaitClosed();
        }
        assertThat(Files.list(folder)).isEmpty();
    }

    @Test
    void aSearchThatIsCancelledOpensNoWizard() {
        devices.select(SIMULATED, GPU);
        CountDownLatch latch = PretendedHost.hold();
        int before = PretendedHost.searched();
        try {
            KeyDriver.press(SWT.MOD1, 'e');
            Ui.await("the search", () -> PretendedHost.searched() > before && JobDriver.isRunning(SEARCH));
            JobDriver.cancel(SEARCH);
        } finally {
            latch.countDown();
            PretendedHost.goAway();
        }
        JobDriver.awaitNone(SEARCH);
        assertThat(DialogDriver.anyOpen()).isFalse();
    }

    @Test
    void aFileThatNoProgramOpensIsSaidSo() throws Exception {
        Path file = folder.resolve("gone.txt");
        DialogDriver wizard = onFormPage();
        new FormDriver(wizard).type("File", file.toString());
        wizard.press("Finish");
        awaitNotice("1 device written to " + file);
        Files.delete(file);
        LinkDriver.clickAnywhere("open");
        DialogDriver warning = DialogDriver.titled("Not opened");
        assertThat(warning.texts()).anyMatch(text -> text.contains("no program that opened " + file));
        warning.press("OK");
        warning.awaitClosed();
    }

    @Test
    void theButtonsTickWhatTheySay() {
        open(GPU);
        devices.select(SIMULATED, GPU);
        MenuDriver.main().choose("File", "Export Report…");
        DialogDriver wizard = DialogDriver.titled("Export Report");
        TickDriver ticks = new TickDriver(wizard);
        wizard.press("None");
        assertThat(wizard.texts()).anyMatch(text -> text.contains("Tick the devices"));
        assertThat(wizard.isEnabled("Next >")).isFalse();
        wizard.press("All");
        assertThat(ticks.ticked()).hasSizeGreaterThan(4);
        wizard.press("Open ones");
        assertThat(ticks.ticked()).hasSize(1);
        assertThat(ticks.effect(GPU)).isEqualTo("open: as it was last read");
        assertThat(ticks.effect("sim:nic")).isEqualTo("opens it: simulated or captured");
        wizard.press("Cancel");
        wizard.awaitClosed();
        devices.filter("sim:nvme");
        MenuDriver.main().choose("File", "Export Report…");
        DialogDriver filtered = DialogDriver.titled("Export Report");
        filtered.press("What the filter shows");
        List<String> ticked = new TickDriver(filtered).ticked();
        assertThat(ticked).singleElement().asString().startsWith("sim:nvme");
        filtered.press("Cancel");
        filtered.awaitClosed();
    }

    private DialogDriver onFormPage() {
        devices.select(SIMULATED, GPU);
        MenuDriver.main().choose("File", "Export Report…");
        DialogDriver wizard = DialogDriver.titled("Export Report");
        wizard.press("Next >");
        new FormDriver(wizard).pick("Plain text");
        return wizard;
    }

    private static void awaitNotice(String words) {
        Ui.await("the notice", () -> LinkDriver.texts().anyMatch(text -> text.contains(words)));
    }
}
