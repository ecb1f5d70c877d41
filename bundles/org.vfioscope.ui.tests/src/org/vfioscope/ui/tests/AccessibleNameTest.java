package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfioscope.ui.tests.driver.AccessibleDriver;
import org.vfioscope.ui.tests.driver.ViewMenuDriver;

/** What a screen reader is told of each view: all that takes the keyboard has a name, and the tools of toolbars too. */
class AccessibleNameTest extends WindowTest {

    @AfterEach
    void showTheFirstViewsAgain() {
        ViewMenuDriver.hide("org.vfioscope.ui.compare");
        ViewMenuDriver.show("org.vfioscope.ui.map");
        ViewMenuDriver.show("org.vfioscope.ui.trace");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "devices",
                "regions",
                "map",
                "addressSpace",
                "doctor",
                "problems",
                "content",
                "dmabufs",
                "properties",
                "trace",
                "compare"
            })
    void allThatTakesTheKeyboardHasAName(String view) {
        open("sim:gpu");
        regions.select("sim:gpu", "BAR 1");
        ViewMenuDriver.show("org.vfioscope.ui." + view);
        assertThat(AccessibleDriver.nameless()).isEmpty();
    }
}
