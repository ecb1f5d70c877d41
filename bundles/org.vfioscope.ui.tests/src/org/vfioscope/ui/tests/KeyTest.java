package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.Test;
import org.vfioscope.ui.tests.driver.ClipboardDriver;
import org.vfioscope.ui.tests.driver.DialogDriver;
import org.vfioscope.ui.tests.driver.KeyDriver;
import org.vfioscope.ui.tests.driver.Ui;

/** The whole work by keyboard. */
class KeyTest extends WindowTest {

    private static final String GPU = "sim:gpu";

    @Test
    void opensMakesReleasesAndCloses() {
        devices.select(SIMULATED, GPU);
        KeyDriver.press(SWT.MOD1, 'o');
        regions.cells(GPU);

        regions.select(GPU, "BAR 0");
        KeyDriver.press(SWT.MOD1, 'd');
        regions.awaitCell(4, "live since", GPU, "BAR 0", "dmabuf fd");

        regions.select(GPU, "BAR 0", "dmabuf fd");
        KeyDriver.press(SWT.NONE, SWT.DEL);
        regions.awaitCell(4, "released at", GPU, "BAR 0", "dmabuf fd");

        KeyDriver.press(SWT.MOD1, 'w');
        Ui.await("an empty Regions view", () -> regions.tree() == null);
    }

    @Test
    void enterTwiceOpensOnce() {
        devices.doubleClick(SIMULATED, GPU);
        devices.doubleClick(SIMULATED, GPU);
        regions.cells(GPU);
        Ui.await("the end of all jobs", () -> Job.getJobManager().isIdle());
        assertThat(DialogDriver.anyOpen()).isFalse();
        assertThat(access.sessions()).hasSize(1);
    }

    @Test
    void copiesTheCellsOfTheRow() {
        open(GPU);
        regions.select(GPU, "BAR 0");
        KeyDriver.press(SWT.MOD1, 'c');
        // the column of file offsets is not shown at first
        String expected = String.join("\t", regions.cells(GPU, "BAR 0").subList(0, 5));
        ClipboardDriver.await(expected);
        assertThat(expected).startsWith("BAR 0\t").contains("\t0x1000000 (16 MiB)\t");
    }

    @Test
    void aMenuThatAKeyOpensStandsAtTheSelectedRow() {
        open(GPU);
        regions.select(GPU, "BAR 1");
        Rectangle row = regions.place(GPU, "BAR 1");
        Point menu = regions.menuPlace();
        assertThat(menu.x).isBetween(row.x, row.x + row.width);
        assertThat(menu.y).isBetween(row.y + row.height / 2, row.y + 2 * row.height);
    }

    @Test
    void refreshKeepsExpansionAndSelection() {
        open(GPU);
        regions.select(GPU, "BAR 1", "mmap range 1");
        long events = access.trace().entries().getLast().number();
        KeyDriver.press(SWT.NONE, SWT.F5);
        Ui.await(
                "the device to be read anew",
                () -> access.trace().entries().getLast().number() > events);
        Ui.await(
                "the refreshed tree",
                () -> regions.tree().getSelectionCount() == 1
                        && regions.tree().getSelection()[0].getText().equals("mmap range 1"));
    }
}
