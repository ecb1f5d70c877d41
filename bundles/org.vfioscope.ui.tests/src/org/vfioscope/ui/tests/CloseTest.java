package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.vfioscope.ui.tests.driver.DialogDriver;
import org.vfioscope.ui.tests.driver.MenuDriver;
import org.vfioscope.ui.tests.driver.Ui;

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

    private void makeDmabuf() {
        open(NVME);
        regions.select(NVME, "BAR 0");
        MenuDriver.main().choose("Device", "Create Dmabuf");
        regions.awaitCell(4, "live since", NVME, "BAR 0", "dmabuf fd");
    }
}
