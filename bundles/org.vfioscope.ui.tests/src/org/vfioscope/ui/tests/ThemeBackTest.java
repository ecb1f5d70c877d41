package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vfioscope.ui.tests.driver.LinkDriver;
import org.vfioscope.ui.tests.driver.Screenshots;
import org.vfioscope.ui.tests.driver.ThemeDriver;
import org.vfioscope.ui.tests.driver.Ui;
import org.vfioscope.ui.tests.driver.ViewMenuDriver;

/** Who tries a theme and goes back has the window of before. */
class ThemeBackTest extends WindowTest {

    /** GTK draws a row's arrow a little darker once it has been pressed or not; a table's ground would be far more. */
    private static final double MOST_CHANGED = 0.005;

    private int pictures;

    @AfterEach
    void backToTheDesktops() {
        ThemeDriver.back();
    }

    @ParameterizedTest
    @CsvSource({"Dark, e4_dark", "High Contrast, contrast_dark"})
    void aThemeLeavesNothingOfItselfBehind(String label, String id) {
        open("sim:gpu");
        ViewMenuDriver.show("org.vfioscope.ui.trace");
        regions.select("sim:gpu", "BAR 1");
        Path before = Screenshots.take("theme-before", Ui.call(Ui::shell));
        ThemeDriver.choose(label, id);
        Path during = Screenshots.take("theme-during", Ui.call(Ui::shell));
        ThemeDriver.choose("Light", "default");
        Path after = Screenshots.take("theme-after", Ui.call(Ui::shell));

        assertThat(changed(before, during)).isGreaterThan(0.5);
        assertThat(changed(before, after)).isLessThan(MOST_CHANGED);
    }

    /** What a theme leaves behind may be seen in the one after the next only. */
    @Test
    void aThemeLooksTheSameWhateverWasShownBefore() {
        open("sim:gpu");
        ViewMenuDriver.show("org.vfioscope.ui.trace");
        regions.select("sim:gpu", "BAR 1");
        Path light = Screenshots.take("theme-light", Ui.call(Ui::shell));
        Path dark = look("Dark", "e4_dark");
        Path contrast = look("High Contrast", "contrast_dark");
        assertThat(changed(light, look("Light", "default"))).isLessThan(MOST_CHANGED);
        assertThat(changed(contrast, look("High Contrast", "contrast_dark"))).isLessThan(MOST_CHANGED);
        assertThat(changed(dark, look("Dark", "e4_dark"))).isLessThan(MOST_CHANGED);
        assertThat(changed(light, look("Light", "default"))).isLessThan(MOST_CHANGED);
    }

    private Path look(String label, String id) {
        ThemeDriver.choose(label, id);
        return Screenshots.take("theme-" + pictures++ + "-" + id, Ui.call(Ui::shell));
    }

    @ParameterizedTest
    @CsvSource({"Dark, e4_dark", "High Contrast, contrast_dark"})
    void linksGetTheirColourBack(String label, String id) {
        RGB before = LinkDriver.colour("sim:gpu");
        ThemeDriver.choose(label, id);
        Ui.await(
                "links of another colour",
                () -> !LinkDriver.colourNow("sim:gpu").equals(before));
        ThemeDriver.choose("Light", "default");
        Ui.await("the colour of before", () -> LinkDriver.colourNow("sim:gpu").equals(before));
    }

    /** The part of the pixels that are not the same in two pictures of one size. */
    private static double changed(Path one, Path other) {
        ImageData a = new ImageLoader().load(one.toString())[0];
        ImageData b = new ImageLoader().load(other.toString())[0];
        int changed = 0;
        for (int y = 0; y < a.height; y++) {
            for (int x = 0; x < a.width; x++) {
                if (!a.palette.getRGB(a.getPixel(x, y)).equals(b.palette.getRGB(b.getPixel(x, y)))) {
                    changed++;
                }
            }
        }
        return (double) changed / (a.width * a.height);
    }
}
