package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.ui.tests.driver.ClipboardDriver;
import org.vfioscope.ui.tests.driver.DialogDriver;
import org.vfioscope.ui.tests.driver.Screenshots;
import org.vfioscope.ui.tests.driver.Ui;

/** A refusal is told with its cause and its remedy, and the window goes on. */
class FailureTest extends WindowTest {

    @Test
    void aBusyDeviceIsExplained() throws Exception {
        try (DeviceAccess other = new DeviceAccess(access.providers(), Clock.systemUTC())) {
            other.open("sim:gpu");
            devices.doubleClick(SIMULATED, "sim:gpu");
            DialogDriver dialog = DialogDriver.titled("Vfioscope");
            assertThat(dialog.texts())
                    .anyMatch(text -> text.contains("sim:gpu: open the VFIO group: EBUSY (Device or resource busy)"));
            assertThat(dialog.selectableTexts())
                    .anyMatch(text -> text.contains("a group has one owner at a time"))
                    .anyMatch(text -> text.contains("Find it with: fuser -v /dev/vfio/*"))
                    .anyMatch(text -> text.contains("Errno: EBUSY (16), Device or resource busy"))
                    .noneMatch(text -> text.contains("at org.vfioscope"));
            assertThat(Ui.call(() -> Ui.display().getFocusControl()))
                    .isSameAs(Ui.call(() -> dialog.shell().getDefaultButton()));
            Screenshots.take("failure", dialog.shell());
            ClipboardDriver.put("before");
            dialog.press("Copy");
            ClipboardDriver.await(text -> text.contains("sim:gpu: open the VFIO group: EBUSY")
                    && text.contains("Find it with: fuser -v /dev/vfio/*"));
            dialog.press("Close");
            dialog.awaitClosed();
        }
        open("sim:gpu");
    }
}
