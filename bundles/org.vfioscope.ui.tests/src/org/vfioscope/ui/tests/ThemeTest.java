package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vfioscope.ui.tests.driver.ContentDriver;
import org.vfioscope.ui.tests.driver.MenuDriver;
import org.vfioscope.ui.tests.driver.ToolbarDriver;
import org.vfioscope.ui.tests.driver.Ui;
import org.vfioscope.ui.tests.driver.ViewMenuDriver;

/** Themes change while the window is full, are kept, and can be read. */
class ThemeTest extends WindowTest {

    private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
    private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";
    private static final String CONTRAST = "org.vfioscope.ui.theme.contrast_dark";

    private static final Map<String, String> THEMES = Map.of("Light", LIGHT, "Dark", DARK, "High Contrast", CONTRAST);

    /** The least ratio of text to its ground: success criteria 1.4.3 and 1.4.6 of the Web Content Accessibility Guidelines. */
    private static final Map<String, Double> LEAST_CONTRAST = Map.of("Light", 4.5, "Dark", 4.5, "High Contrast", 7.0);

    /** Less than this between two texts is not seen at a glance. */
    private static final double LEAST_WEAKER = 1.7;

    private static final List<String> WORDS = List.of("simulated", "past", "changed");
    private static final List<String> PIECES =
            List.of("mapped", "gap", "hole", "dmabuf", "revoked", "import", "lost", "ground");

    @AfterEach
    void backToTheDesktops() {
        choose("As the Desktop");
        Ui.await("the light theme of this desktop", () -> shown().equals(LIGHT));
    }

    @Test
    void theChoiceIsMarkedAndKept() {
        assertThat(MenuDriver.main().isMarked("Window", "Theme", "As the Desktop"))
                .isTrue();
        THEMES.forEach((label, id) -> {
            choose(label);
            Ui.await("theme " + id, () -> shown().equals(id));
            assertThat(MenuDriver.main().isMarked("Window", "Theme", label)).isTrue();
            assertThat(kept()).isEqualTo(id);
        });
        choose("As the Desktop");
        Ui.await("the light theme of this desktop", () -> shown().equals(LIGHT));
        assertThat(kept()).isEmpty();
    }

    /** GTK forgets rows when a virtual table is emptied; styles that are set on one of them end the process. */
    @Test
    void themesChangeWithEveryViewOpenAndTablesThatShrank() {
        List<String> logged = new CopyOnWriteArrayList<>();
        ILogListener listener = (status, plugin) -> {
            if (status.getSeverity() == IStatus.ERROR) {
                logged.add(status.toString());
            }
        };
        Platform.addLogListener(listener);
        try {
            open("sim:gpu");
            open("sim:nic");
            for (String view : List.of("addressSpace", "doctor", "dmabufs", "properties", "map", "content")) {
                ViewMenuDriver.show("org.vfioscope.ui." + view);
            }
            regions.select("sim:gpu", "BAR 1");
            ContentDriver.press("Read Page");
            ContentDriver.await("0x0", "+0", "00000000");
            ViewMenuDriver.show("org.vfioscope.ui.trace");
            ToolbarDriver.press("Clear");
            for (int round = 0; round < 3; round++) {
                THEMES.forEach((label, id) -> {
                    choose(label);
                    Ui.await("theme " + id, () -> shown().equals(id));
                    regions.select("sim:nic", "BAR 0");
                    regions.select("sim:gpu", "BAR 0");
                });
                ToolbarDriver.press("Clear");
            }
        } finally {
            Platform.removeLogListener(listener);
        }
        assertThat(logged).isEmpty();
    }

    @Test
    void textStandsOutFromItsGround() {
        open("sim:gpu");
        THEMES.forEach((label, id) -> {
            choose(label);
            Ui.await("theme " + id, () -> shown().equals(id));
            double least = LEAST_CONTRAST.get(label);
            Ui.await(
                    label + " text that stands out",
                    () -> contrast(
                                    regions.tree().getForeground().getRGB(),
                                    regions.tree().getBackground().getRGB())
                            > least);
            RGB tree = Ui.call(() -> regions.tree().getBackground().getRGB());
            for (String word : WORDS) {
                assertThat(contrast(colour(word), tree)).as(label + " " + word).isGreaterThan(least);
            }
            assertThat(contrast(colour("past"), regionsInk()))
                    .as(label + ": what is past is weaker than what is live")
                    .isGreaterThan(LEAST_WEAKER);
            for (String piece : PIECES) {
                assertThat(contrast(colour("map.ink"), colour("map." + piece)))
                        .as(label + " " + piece)
                        .isGreaterThan(least);
            }
        });
    }

    private RGB regionsInk() {
        return Ui.call(() -> regions.tree().getForeground().getRGB());
    }

    private static void choose(String label) {
        MenuDriver.main().choose("Window", "Theme", label);
    }

    private static String shown() {
        return PlatformUI.getWorkbench()
                .getService(IThemeEngine.class)
                .getActiveTheme()
                .getId();
    }

    /** What the workbench will start with, or the empty text. */
    private static String kept() {
        return InstanceScope.INSTANCE.getNode("org.eclipse.e4.ui.css.swt.theme").get("themeid", "");
    }

    private static RGB colour(String name) {
        return Ui.call(() -> JFaceResources.getColorRegistry().getRGB("org.vfioscope.ui." + name));
    }

    private static double contrast(RGB one, RGB other) {
        double bright = Math.max(luminance(one), luminance(other));
        double dim = Math.min(luminance(one), luminance(other));
        return (bright + 0.05) / (dim + 0.05);
    }

    private static double luminance(RGB rgb) {
        return 0.2126 * linear(rgb.red) + 0.7152 * linear(rgb.green) + 0.0722 * linear(rgb.blue);
    }

    private static double linear(int channel) {
        double part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
