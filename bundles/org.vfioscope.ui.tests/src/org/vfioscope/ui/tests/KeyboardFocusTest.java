package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.swt.SWT;
import org.junit.jupiter.api.Test;
import org.vfioscope.ui.tests.driver.DialogDriver;
import org.vfioscope.ui.tests.driver.KeyDriver;
import org.vfioscope.ui.tests.driver.MenuDriver;
import org.vfioscope.ui.tests.driver.TreeDriver;
import org.vfioscope.ui.tests.driver.Ui;
import org.vfioscope.ui.tests.driver.ViewMenuDriver;

/** Keys always go somewhere: a view takes them whatever it shows, and a dialog keeps them. */
class KeyboardFocusTest extends WindowTest {

    private static final String NVME = "sim:nvme";

    @Test
    void aViewWithASentenceInsteadOfRowsTakesTheKeyboard() {
        ViewMenuDriver.show("org.vfioscope.ui.addressSpace");
        Ui.await("the sentence", () -> TreeDriver.withColumn("Access").tree() == null);
        Ui.await("a place for keys", () -> Ui.display().getFocusControl() != null);
        ViewMenuDriver.show("org.vfioscope.ui.trace");
    }

    @Test
    void rowsThatTakeTheSentencesPlaceTakeTheKeyboardToo() {
        ViewMenuDriver.reopen("org.vfioscope.ui.devices");
        devices.cells(SIMULATED, NVME);
        Ui.await("the tree to have the keyboard", () -> Ui.display().getFocusControl() == devices.tree());
    }

    /** The mouse rests on a row whose tooltip the key hides. */
    @Test
    void aTooltipDoesNotTakeTheFocusFromADialog() {
        open(NVME);
        regions.select(NVME, "BAR 0");
        MenuDriver.main().choose("Device", "Create Dmabuf");
        regions.awaitCell(4, "live since", NVME, "BAR 0", "dmabuf fd");
        regions.hover(NVME, "BAR 0");
        KeyDriver.press(SWT.MOD1, 'w');
        DialogDriver question = DialogDriver.titled("Close " + NVME);
        Ui.await("the tooltip to go", () -> !regions.hasTooltip());
        assertThat(Ui.call(() -> Ui.display().getFocusControl().getShell())).isSameAs(question.shell());
        assertThat(Ui.call(() -> Ui.display().getActiveShell())).isSameAs(question.shell());
        question.press("Cancel");
        question.awaitClosed();
    }
}
