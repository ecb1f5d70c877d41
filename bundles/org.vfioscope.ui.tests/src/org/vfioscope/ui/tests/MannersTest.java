package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.core.runtime.Platform;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.Test;
import org.vfioscope.ui.WindowClosing;
import org.vfioscope.ui.WindowOpening;
import org.vfioscope.ui.tests.driver.DialogDriver;
import org.vfioscope.ui.tests.driver.JobDriver;
import org.vfioscope.ui.tests.driver.LinkDriver;
import org.vfioscope.ui.tests.driver.Screenshots;
import org.vfioscope.ui.tests.driver.TableDriver;
import org.vfioscope.ui.tests.driver.Ui;
import org.vfioscope.ui.tests.driver.ViewMenuDriver;

/** What makes the window one to stay in: it welcomes, remembers, can be set, and tells what it knows. */
class MannersTest extends WindowTest {

    private static final String PROPERTIES = "org.vfioscope.ui.properties";
    private static final String WATCH = "Show devices that come, change and go by themselves";
    private static final String REOPEN =
            "Open simulated and captured devices again that were open when the window was closed";

    /** How often the Devices view looks for changes. */
    private static final int WATCH_MILLIS = 2000;

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
        assertThat(settingsInTheirFile()).containsEntry("devices.open", "sim:nic");
        access.close();
        Ui.await("an empty Regions view", () -> regions.tree() == null);
        Ui.run(() -> WindowOpening.reopenDevices(PlatformUI.getWorkbench().getWorkbenchWindows()[0]));
        regions.cells("sim:nic");
    }

    /** What the next start of the program will read. */
    private static Properties settingsInTheirFile() throws IOException, URISyntaxException {
        Path workspace = Path.of(Platform.getInstanceLocation().getURL().toURI());
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(
                workspace.resolve(".metadata/.plugins/org.eclipse.core.runtime/.settings/org.vfioscope.ui.prefs"))) {
            settings.load(file);
        }
        return settings;
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
    void thePageOfTheWindowIsTheFirstOfThePreferences() {
        Ui.start(() -> PreferencesUtil.createPreferenceDialogOn(Ui.shell(), "org.vfioscope.ui.preferences", null, null)
                .open());
        DialogDriver dialog = DialogDriver.titled("Preferences");
        assertThat(dialog.firstPage()).isEqualTo("Vfioscope");
        assertThat(dialog.isEnabled(WATCH)).isTrue();
        assertThat(dialog.isEnabled(REOPEN)).isTrue();
        Screenshots.take("preferences-light", dialog.shell());
        dialog.press("Cancel");
        dialog.awaitClosed();
    }

    @Test
    void devicesThatComeAreShownByThemselvesUnlessThatIsTurnedOff() {
        choose(WATCH);
        PretendedHardware.list(true);
        try {
            passTicksOfTheWatch();
            assertThat(devices.has(PretendedHardware.LABEL)).isFalse();
            choose(WATCH);
            devices.cells(PretendedHardware.LABEL, PretendedHardware.NAME);
        } finally {
            PretendedHardware.list(false);
        }
        Ui.await("the device to go", () -> !devices.isShown(PretendedHardware.LABEL));
    }

    /** Any tick of the view's timer is due before the end of one that is as long as two of them, and begins later. */
    private static void passTicksOfTheWatch() {
        AtomicBoolean passed = new AtomicBoolean();
        Ui.run(() -> Ui.display().timerExec(2 * WATCH_MILLIS, () -> passed.set(true)));
        Ui.await("two ticks", passed::get);
        JobDriver.awaitNone("Look for devices");
    }

    @Test
    void nothingIsOpenedAgainWhereThatIsTurnedOff() throws Exception {
        open("sim:nic");
        var window = Ui.call(() -> PlatformUI.getWorkbench().getWorkbenchWindows()[0]);
        assertThat(Ui.call(() -> WindowClosing.mayClose(window))).isTrue();
        access.close();
        Ui.await("an empty Regions view", () -> regions.tree() == null);
        choose(REOPEN);
        try {
            Ui.run(() -> WindowOpening.reopenDevices(window));
            JobDriver.awaitNone("Open sim:nic");
            assertThat(access.sessions()).isEmpty();
        } finally {
            choose(REOPEN);
        }
        Ui.run(() -> WindowOpening.reopenDevices(window));
        regions.cells("sim:nic");
    }

    /** Turns a preference on, or off. */
    private static void choose(String label) {
        Ui.start(() -> PreferencesUtil.createPreferenceDialogOn(Ui.shell(), "org.vfioscope.ui.preferences", null, null)
                .open());
        DialogDriver dialog = DialogDriver.titled("Preferences");
        dialog.check(label);
        dialog.press("Apply and Close");
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
