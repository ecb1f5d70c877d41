package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.PciIndex;
import org.vfioscope.ui.tests.driver.ContentDriver;
import org.vfioscope.ui.tests.driver.DialogDriver;
import org.vfioscope.ui.tests.driver.MenuDriver;
import org.vfioscope.ui.tests.driver.Screenshots;
import org.vfioscope.ui.tests.driver.TableDriver;
import org.vfioscope.ui.tests.driver.TreeDriver;
import org.vfioscope.ui.tests.driver.Ui;
import org.vfioscope.ui.tests.driver.ViewMenuDriver;

/**
 * Memory decode of a simulated device is turned off and on in the window as on a real one: by a write of PCI_COMMAND in the Content
 * view, which is confirmed as any write is. Its dmabuf is revoked and restored by that.
 */
class DecodeTest extends WindowTest {

    private static final String GPU = "sim:gpu";
    private static final String[] DMABUF = {GPU, "BAR 0", "dmabuf fd"};
    private static final int STATE = 4;
    /** PCI_COMMAND, and its bit for memory decode, linux/pci_regs.h. */
    private static final int COMMAND = 4;

    private static final int MEMORY = 2;

    private final TreeDriver dmabufs = TreeDriver.withColumn("Identity");

    @AfterEach
    void showTheTraceAgain() {
        ViewMenuDriver.show("org.vfioscope.ui.trace");
    }

    @Test
    void turnedOffAndOnRevokesAndRestores() throws Exception {
        open(GPU);
        regions.select(GPU, "BAR 0");
        MenuDriver.main().choose("Device", "Create Dmabuf");
        regions.awaitCell(STATE, "live since", DMABUF);
        long on = command();
        assertThat(on & MEMORY).isEqualTo(MEMORY);

        selectCommand();
        ContentDriver.press("Read Page");
        ContentDriver.await("0x0", "+4", hex(on));
        DialogDriver asked = write(on & ~MEMORY);
        assertThat(asked.texts()).contains("0x%s becomes 0x%s".formatted(hex(on), hex(on & ~MEMORY)));
        asked.press("Cancel");
        asked.awaitClosed();
        assertThat(command()).isEqualTo(on);

        confirm(write(on & ~MEMORY));
        regions.awaitCell(STATE, "revoked since", DMABUF);
        assertThat(regions.cells(GPU, "BAR 0").get(STATE)).contains("1 dmabuf").doesNotContain("live");
        barContentIsRefused();
        selectCommand();
        confirm(write(on));
        regions.awaitCell(STATE, "restored since", DMABUF);

        ViewMenuDriver.show("org.vfioscope.ui.dmabufs");
        dmabufs.awaitCell(2, "restored since", "fd");
        dmabufs.select("fd");
        Ui.await("the history", () -> TableDriver.column("history", 2).equals(List.of("live", "revoked", "restored")));
        Screenshots.take("decode-light", Ui.call(Ui::shell));
    }

    private void barContentIsRefused() {
        regions.select(GPU, "BAR 0");
        ContentDriver.press("Read Page");
        DialogDriver failure = DialogDriver.titled("Vfioscope");
        assertThat(Stream.concat(failure.texts().stream(), failure.selectableTexts().stream()))
                .anyMatch(text -> text.contains("EIO"))
                .anyMatch(text -> text.contains("emory decode"));
        failure.press("Close");
        failure.awaitClosed();
    }

    private void selectCommand() {
        regions.select(GPU, "Config space");
        ViewMenuDriver.show("org.vfioscope.ui.content");
        ContentDriver.choose("2 bytes");
        ContentDriver.goTo("0x4");
    }

    private static DialogDriver write(long value) {
        ContentDriver.press("Write…");
        DialogDriver dialog = DialogDriver.titled("Write a Register");
        dialog.type("New value", "0x" + Long.toHexString(value));
        return dialog;
    }

    private static void confirm(DialogDriver dialog) {
        dialog.press("Write");
        dialog.awaitClosed();
    }

    private long command() throws Exception {
        return access.sessions().getFirst().read(PciIndex.CONFIG, COMMAND, AccessWidth.WORD);
    }

    private static String hex(long value) {
        return "%04x".formatted(value);
    }
}
