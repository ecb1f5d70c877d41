package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.ui.tests.driver.CommandDriver;
import org.vfioscope.ui.tests.driver.ContentDriver;
import org.vfioscope.ui.tests.driver.DialogDriver;
import org.vfioscope.ui.tests.driver.MenuDriver;
import org.vfioscope.ui.tests.driver.Ui;
import org.vfioscope.ui.tests.driver.ViewMenuDriver;

/** Nothing live is lost without a question. */
class CloseTest extends WindowTest {

    private static final String NVME = "sim:nvme";

    @Test
    void aDeviceWithoutDmabufsIsClosedAtOnce() {
        open(NVME);
        regions.select(NVME);
        MenuDriver.main().choose("Device", "Close");
        Ui.await("an empty Regions view", () -> regions.tree() == null);
        assertThat(devices.cells(SIMULATED, NVME).get(2)).isEqualTo("closed");
    }

    @Test
    void aDeviceWithALiveDmabufIsClosedAfterAQuestion() {
        makeDmabuf();
        MenuDriver.main().choose("Device", "Close");
        DialogDriver question = DialogDriver.titled("Close sim:nvme");
        assertThat(question.texts()).anyMatch(text -> text.contains("sim:nvme has 1 live dmabuf."));
        question.press("Cancel");
        question.awaitClosed();
        assertThat(access.sessions()).hasSize(1);
        assertThat(access.sessions().getFirst().dmabufs().getFirst().isLive()).isTrue();

        MenuDriver.main().choose("Device", "Close");
        DialogDriver.titled("Close sim:nvme").press("Close Device");
        Ui.await("an empty Regions view", () -> regions.tree() == null);
        assertThat(access.sessions()).isEmpty();
    }

    @Test
    void theWindowAsksToo() {
        makeDmabuf();
        Ui.start(() -> PlatformUI.getWorkbench().close());
        DialogDriver question = DialogDriver.titled("Close Vfioscope");
        assertThat(question.texts()).anyMatch(text -> text.contains("There is 1 live dmabuf."));
        question.press("Cancel");
        question.awaitClosed();
        assertThat(Ui.call(() -> Ui.shell().isVisible())).isTrue();
    }

    @Test
    void theWindowAsksBeforeItEndsWhatIsBeingSaved(@TempDir Path folder) throws Exception {
        Path pipe = folder.resolve("bar0.bin");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        open(NVME);
        regions.select(NVME, "BAR 0");
        ViewMenuDriver.show("org.vfioscope.ui.content");
        ContentDriver.press("Read Page");
        Ui.await("the reading", () -> !"········".equals(ContentDriver.now("0x0", "+0")));
        Ui.await("the end of all jobs", () -> Job.getJobManager().isIdle());
        CommandDriver.run("org.vfioscope.ui.save", Map.of("org.vfioscope.ui.save.file", pipe.toString()));
        try {
            Ui.await("the saving", () -> !Job.getJobManager().isIdle());
            Ui.start(() -> PlatformUI.getWorkbench().close());
            DialogDriver question = DialogDriver.titled("Close Vfioscope");
            assertThat(question.texts()).anyMatch(text -> text.startsWith("Save bar0.bin: not finished yet."));
            question.press("Cancel");
            question.awaitClosed();
        } finally {
            // whoever saves waits until somebody reads
            assertThat(Files.readAllBytes(pipe)).isNotEmpty();
            ViewMenuDriver.show("org.vfioscope.ui.trace");
        }
    }

    private void makeDmabuf() {
        open(NVME);
        regions.select(NVME, "BAR 0");
        MenuDriver.main().choose("Device", "Create Dmabuf");
        regions.awaitCell(4, "live since", NVME, "BAR 0", "dmabuf fd");
    }
}
