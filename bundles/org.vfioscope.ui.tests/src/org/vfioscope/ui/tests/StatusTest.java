package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vfioscope.ui.tests.driver.ContentDriver;
import org.vfioscope.ui.tests.driver.MenuDriver;
import org.vfioscope.ui.tests.driver.Screenshots;
import org.vfioscope.ui.tests.driver.StatusDriver;
import org.vfioscope.ui.tests.driver.Texts;
import org.vfioscope.ui.tests.driver.Ui;
import org.vfioscope.ui.tests.driver.ViewMenuDriver;

/** The status line says at any time which device, kernel and user it is about, and nothing that is over. */
class StatusTest extends WindowTest {

    private static final String GPU = "sim:gpu";
    private static final String HOST =
            "Linux " + System.getProperty("os.version") + ", " + System.getProperty("user.name");
    private static final String REFUSAL = "\"nowhere\" is no offset inside the region";

    @AfterEach
    void showWhatOtherTestsLookAt() {
        ViewMenuDriver.hide("org.vfioscope.ui.compare");
        ViewMenuDriver.show("org.vfioscope.ui.map");
        ViewMenuDriver.show("org.vfioscope.ui.trace");
    }

    @Test
    void saysDeviceKernelAndUserInEveryView() {
        open(GPU);
        regions.select(GPU, "BAR 1");
        for (String view :
                List.of("content", "doctor", "compare", "trace", "problems", "dmabufs", "devices", "regions")) {
            ViewMenuDriver.show("org.vfioscope.ui." + view);
            StatusDriver.await("sim:gpu [simulated]");
            StatusDriver.await(HOST);
        }
        ViewMenuDriver.show("org.vfioscope.ui.content");
        Screenshots.take("status-light", Ui.call(Ui::shell));
    }

    @Test
    void aDeviceIsNamedOnceAndItsStateIsWhole() {
        open(GPU);
        devices.select(SIMULATED, GPU);
        StatusDriver.await("NVIDIA GA104GL [RTX A4000] — open, via iommufd");
        assertThat(Ui.call(() -> StatusDriver.texts().toList()))
                .contains("sim:gpu [simulated]")
                .noneMatch(text -> text.contains("sim:gpu [simulated] "));
    }

    @Test
    void aRefusalGoesWithTheNextGoodAction() {
        open(GPU);
        regions.select(GPU, "BAR 1");
        ViewMenuDriver.show("org.vfioscope.ui.content");
        ContentDriver.goTo("nowhere");
        StatusDriver.await(REFUSAL);
        ContentDriver.press("Read Page");
        ContentDriver.await("0x0", "+0", "00000000");
        Ui.await("no refusal", () -> !StatusDriver.says(REFUSAL));
        ContentDriver.goTo("nowhere");
        StatusDriver.await(REFUSAL);
        ContentDriver.choose("8 bytes");
        Ui.await("no refusal", () -> !StatusDriver.says(REFUSAL));
        ContentDriver.choose("4 bytes");
    }

    @Test
    void severalSelectedDevicesAreCounted() {
        ViewMenuDriver.show("org.vfioscope.ui.properties");
        ViewMenuDriver.show("org.vfioscope.ui.devices");
        devices.selectBoth(new String[] {SIMULATED, GPU}, new String[] {SIMULATED, "sim:nic"});
        StatusDriver.await("2 devices");
        StatusDriver.await("2 rows are selected");
        Texts.awaitSentence("2 rows are selected: select one of them");
        assertThat(MenuDriver.main().isEnabled("Device", "Open")).isFalse();
        assertThat(MenuDriver.main().tooltip("Device", "Open")).isEqualTo("Select one device in the Devices view");
        assertThat(MenuDriver.main().isEnabled("Device", "Compare")).isTrue();
        Screenshots.take("two-devices-light", Ui.call(Ui::shell));
    }
}
