package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.ui.tests.driver.CommandDriver;
import org.vfioscope.ui.tests.driver.DialogDriver;
import org.vfioscope.ui.tests.driver.FormDriver;
import org.vfioscope.ui.tests.driver.KeyDriver;
import org.vfioscope.ui.tests.driver.LinkDriver;
import org.vfioscope.ui.tests.driver.MenuDriver;
import org.vfioscope.ui.tests.driver.Texts;
import org.vfioscope.ui.tests.driver.TickDriver;
import org.vfioscope.ui.tests.driver.ToolbarDriver;
import org.vfioscope.ui.tests.driver.TreeDriver;
import org.vfioscope.ui.tests.driver.Ui;
import org.vfioscope.ui.tests.driver.ViewMenuDriver;

/** What would wake a device that sleeps is asked first, each time. */
class HardwareTest extends WindowTest {

    private static final String GPU = "sim:gpu";
    private static final int DIFFERENCE = 3;

    private final TreeDriver compare = TreeDriver.withColumn("Difference");

    @TempDir
    Path folder;

    @BeforeEach
    void listIt() {
        PretendedHardware.list(true);
        CommandDriver.run("org.vfioscope.ui.refresh", Map.of());
        devices.cells(PretendedHardware.LABEL, PretendedHardware.NAME);
    }

    @AfterEach
    void listItNoMore() {
        PretendedHardware.list(false);
        DialogDriver.closeAll();
        ViewMenuDriver.hide("org.vfioscope.ui.compare");
        Ui.await("an end of it", () -> !devices.isShown(PretendedHardware.LABEL, PretendedHardware.NAME));
    }

    @Test
    void isLeftOutOfAnExportUnlessItIsTicked() throws Exception {
        int before = PretendedHardware.opened();
        devices.select(PretendedHardware.LABEL, PretendedHardware.NAME);
        MenuDriver.main().choose("File", "Export Report…");
        DialogDriver wizard = DialogDriver.titled("Export Report");
        TickDriver ticks = new TickDriver(wizard);
        assertThat(ticks.ticked()).as("though it is selected").isEmpty();
        assertThat(ticks.effect(PretendedHardware.NAME)).isEqualTo("closed: opens it, which wakes it");
        wizard.press("All");
        assertThat(wizard.texts())
                .anyMatch(text -> text.contains("Exporting opens devices that are closed, 1 of them"));
        wizard.press("Next >");
        FormDriver form = new FormDriver(wizard);
        form.pick("Plain text");
        Path file = folder.resolve("all.txt");
        form.type("File", file.toString());
        wizard.press("Finish");
        wizard.awaitClosed();
        Ui.await("the notice", () -> LinkDriver.texts().anyMatch(text -> text.contains("devices written to " + file)));
        LinkDriver.clickAnywhere("dismiss");
        assertThat(file).content().contains(PretendedHardware.NAME);
        assertThat(PretendedHardware.opened()).isEqualTo(before + 1);
    }

    @Test
    void isExportedAlsoWhereTheDevicesViewIsClosed() {
        ViewMenuDriver.hide("org.vfioscope.ui.devices");
        try {
            MenuDriver.main().choose("File", "Export Report…");
            DialogDriver wizard = DialogDriver.titled("Export Report");
            wizard.press("What the filter shows");
            assertThat(new TickDriver(wizard).ticked()).anyMatch(name -> name.startsWith(GPU));
            assertThat(new TickDriver(wizard).effect(PretendedHardware.NAME)).contains("which wakes it");
            wizard.press("Cancel");
            wizard.awaitClosed();
        } finally {
            ViewMenuDriver.show("org.vfioscope.ui.devices");
            devices.cells(SIMULATED, GPU);
        }
    }

    @Test
    void comparingItAgainAsksAgain() {
        int before = PretendedHardware.opened();
        compareWithGpu();
        answer("Cancel");
        assertThat(PretendedHardware.opened()).isEqualTo(before);

        compareWithGpu();
        answer("Open and Read");
        compare.awaitCell(DIFFERENCE, "changed", "regions", "BAR 0", "size");
        assertThat(PretendedHardware.opened()).isEqualTo(before + 1);

        ToolbarDriver.press("Compare Again");
        answer("Cancel");
        ToolbarDriver.press("Compare Content of Regions");
        DialogDriver content = DialogDriver.titled("Compare Content");
        new FormDriver(content).typeFirst("config:0x0+0x40");
        content.pressForMore("OK");
        answer("Cancel");
        assertThat(PretendedHardware.opened()).isEqualTo(before + 1);
        assertThat(Ui.call(() -> compare.isShown("regions"))).isTrue();
    }

    @Test
    void aComparisonThatFailedIsSaidToHaveAndCanBeTriedAgain() {
        PretendedHardware.refuse(true);
        compareWithGpu();
        answer("Open and Read");
        DialogDriver failure = DialogDriver.titled("Vfioscope");
        failure.press("Close");
        failure.awaitClosed();
        Texts.awaitSentence("sim:gpu and " + PretendedHardware.NAME + " were not compared");

        PretendedHardware.refuse(false);
        KeyDriver.press(SWT.NONE, SWT.F5);
        answer("Open and Read");
        compare.awaitCell(DIFFERENCE, "changed", "regions", "BAR 0", "size");
    }

    @Test
    void whatIsShownIsWhatIsComparedAgainAfterAFailure() throws Exception {
        devices.selectBoth(new String[] {SIMULATED, GPU}, new String[] {SIMULATED, "sim:nic"});
        MenuDriver.context(devices).choose("Compare");
        compare.awaitCell(DIFFERENCE, "changed", "regions", "BAR 0", "size");
        PretendedHardware.refuse(true);
        compareWithGpu();
        answer("Open and Read");
        DialogDriver failure = DialogDriver.titled("Vfioscope");
        failure.press("Close");
        failure.awaitClosed();
        ToolbarDriver.press("Compare Again");
        Path file = folder.resolve("difference.txt");
        CommandDriver.run("org.vfioscope.ui.save", Map.of("org.vfioscope.ui.save.file", file.toString()));
        Ui.await("the file", () -> Files.exists(file));
        assertThat(file).content().startsWith("A: sim:gpu\nB: sim:nic\n");
        assertThat(DialogDriver.anyOpen()).isFalse();
    }

    @Test
    void anOpeningThatWasCancelledMendsNoProblem() {
        devices.select(PretendedHardware.LABEL, PretendedHardware.NAME);
        PretendedHardware.refuse(true);
        KeyDriver.press(SWT.MOD1, 'o');
        DialogDriver failure = DialogDriver.titled("Vfioscope");
        failure.press("Close");
        failure.awaitClosed();
        PretendedHardware.refuse(false);
        int before = PretendedHardware.opened();
        CountDownLatch held = PretendedHardware.hold();
        try {
            devices.doubleClick(PretendedHardware.LABEL, PretendedHardware.NAME);
            Ui.await("the opening", () -> PretendedHardware.opened() > before);
            Ui.await("its job", () -> opening().findFirst().isPresent());
            opening().forEach(Job::cancel);
        } finally {
            held.countDown();
        }
        Ui.await("the end of the job", () -> opening().findFirst().isEmpty());
        assertThat(access.sessions()).isEmpty();
        ViewMenuDriver.show("org.vfioscope.ui.problems");
        TreeDriver problems = TreeDriver.withColumn("Remedy");
        problems.awaitRow("error", PretendedHardware.NAME, "EBUSY");
        CommandDriver.run("org.vfioscope.ui.clearProblems", Map.of());
        ViewMenuDriver.show("org.vfioscope.ui.trace");
    }

    private static Stream<Job> opening() {
        return Arrays.stream(Job.getJobManager().find(null))
                .filter(job -> job.getName().equals("Open " + PretendedHardware.NAME));
    }

    private void compareWithGpu() {
        devices.selectBoth(
                new String[] {SIMULATED, GPU}, new String[] {PretendedHardware.LABEL, PretendedHardware.NAME});
        MenuDriver.context(devices).choose("Compare");
    }

    private static void answer(String button) {
        DialogDriver question = DialogDriver.titled("Open to compare?");
        question.press(button);
        question.awaitClosed();
    }
}
