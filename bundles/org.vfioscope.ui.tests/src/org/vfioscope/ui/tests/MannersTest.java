package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.Test;
import org.vfioscope.ui.WindowClosing;
import org.vfioscope.ui.WindowOpening;
import org.vfioscope.ui.tests.driver.DialogDriver;
import org.vfioscope.ui.tests.driver.LinkDriver;
import org.vfioscope.ui.tests.driver.Screenshots;
import org.vfioscope.ui.tests.driver.TableDriver;
import org.vfioscope.ui.tests.driver.Ui;
import org.vfioscope.ui.tests.driver.ViewMenuDriver;

/** What makes the window one to stay in: it welcomes, remembers, can be set, and tells what it knows. */
class MannersTest extends WindowTest {

    private static final String PROPERTIES = "org.vfioscope.ui.properties";

    @Test
    void anEmptyWindowOffersThingsToTry() {
        LinkDriver.click("sim:gpu");
        regions.cells("sim:gpu");
        assertThat(access.sessions()).hasSize(1);
    }

    @Test
    void theDevicesBeginAtTheirTop() {
        ViewMenuDriver.reopen("org.vfioscope.ui.devices");
        Ui.await("the first row, though another is selected", devices::isAtTopWithSelection);
    }

    @Test
    void simulatedDevicesAreOpenedAgainAfterARestart() throws Exception {
        open("sim:nic");
        assertThat(Ui.call(
                        () -> WindowClosing.mayClose(PlatformUI.getWorkbench().getWorkbenchWindows()[0])))
                .isTrue();
        access.close();
        Ui.await("an empty Regions view", () -> regions.tree() == null);
        Ui.run(() -> WindowOpening.reopenDevices(PlatformUI.getWorkbench().getWorkbenchWindows()[0]));
        regions.cells("sim:nic");
    }

    @Test
    void propertiesSayEverythingOfTheSelection() {
        ViewMenuDriver.show(PROPERTIES);
        open("sim:nvme");
        ViewMenuDriver.show("org.vfioscope.ui.regions");
        regions.select("sim:nvme", "BAR 0");
        Ui.await("the flags", () -> TableDriver.column("properties", 2).contains("can be mapped"));
        assertThat(Ui.call(() -> TableDriver.column("properties", 2))).contains("0x4000 (16 KiB)", "64-bit memory");
        Screenshots.take("properties-light", Ui.call(Ui::shell));
        ViewMenuDriver.show("org.vfioscope.ui.map");
    }

    @Test
    void propertiesSayWhatIsSoNowThoughNothingElseIsSelected() throws Exception {
        ViewMenuDriver.show(PROPERTIES);
        open("sim:nvme");
        ViewMenuDriver.show("org.vfioscope.ui.regions");
        access.sessions().getFirst().createDmabuf(0);
        regions.select("sim:nvme", "BAR 0", "dmabuf fd");
        Ui.await("an open dmabuf", () -> isOpen("yes"));
        access.sessions().getFirst().dmabufs().getFirst().release();
        Ui.await("a released dmabuf", () -> isOpen("no"));
        access.close();
        Ui.await(
                "nothing of a device that is gone",
                () -> TableDriver.visibleColumn("properties", 1).isEmpty());
        ViewMenuDriver.show("org.vfioscope.ui.map");
    }

    private static boolean isOpen(String answer) {
        int row = TableDriver.visibleColumn("properties", 1).indexOf("open");
        return row >= 0 && TableDriver.visibleColumn("properties", 2).get(row).equals(answer);
    }

    @Test
    void thePreferencesHaveAPageOfTheWindow() {
        Ui.start(() -> PreferencesUtil.createPreferenceDialogOn(Ui.shell(), "org.vfioscope.ui.preferences", null, null)
                .open());
        DialogDriver dialog = DialogDriver.titled("Preferences");
        assertThat(dialog.isEnabled("Show devices that come, change and go by themselves"))
                .isTrue();
        Screenshots.take("preferences-light", dialog.shell());
        dialog.press("Cancel");
        dialog.awaitClosed();
    }

    @Test
    void thePreferencesListAllKeys() {
        Ui.start(() -> PreferencesUtil.createPreferenceDialogOn(
                        Ui.shell(), "org.eclipse.ui.preferencePages.Keys", null, null)
                .open());
        DialogDriver dialog = DialogDriver.titled("Preferences");
        Screenshots.take("keys-light", dialog.shell());
        Ui.await(
                "the key of an own command",
                () -> dialog.rows().anyMatch(row -> row.contains("Create Dmabuf") && row.contains("Ctrl+D")));
        dialog.press("Cancel");
        dialog.awaitClosed();
    }
}
