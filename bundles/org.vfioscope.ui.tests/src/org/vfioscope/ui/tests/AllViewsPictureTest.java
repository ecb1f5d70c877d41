package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vfioscope.ui.tests.driver.ContentDriver;
import org.vfioscope.ui.tests.driver.HelpDriver;
import org.vfioscope.ui.tests.driver.MenuDriver;
import org.vfioscope.ui.tests.driver.Screenshots;
import org.vfioscope.ui.tests.driver.Texts;
import org.vfioscope.ui.tests.driver.ThemeDriver;
import org.vfioscope.ui.tests.driver.ToolbarDriver;
import org.vfioscope.ui.tests.driver.TreeDriver;
import org.vfioscope.ui.tests.driver.Ui;
import org.vfioscope.ui.tests.driver.ViewMenuDriver;

/** Shows every view in every theme, keeps pictures of them, and checks what a theme has to change. */
class AllViewsPictureTest extends WindowTest {

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;
    private static final String GPU = "sim:gpu";
    private static final String NIC = "sim:nic";

    @AfterEach
    void backToLight() {
        ThemeDriver.back();
    }

    @Test
    void everyViewInEveryTheme() throws Exception {
        Ui.run(() -> Ui.shell().setSize(WIDTH, HEIGHT));
        Screenshots.take("empty-light", Ui.call(Ui::shell));
        fill();
        ToolbarDriver.await(false, "Select one region in the Regions view");
        Screenshots.take("dmabufs-light", Ui.call(Ui::shell));
        access.sessions().getFirst().attach();
        viewsBehind("light");
        ThemeDriver.choose("Dark", "e4_dark");
        Screenshots.take("dmabufs-dark", Ui.call(Ui::shell));
        viewsBehind("dark");
        open(NIC);
        open("sim:old-kernel");
        Texts.await("the kernel answered ENOTTY");
        regions.children(NIC, "BAR 3");
        regions.select(NIC, "BAR 2");
        ToolbarDriver.await(false, "an I/O-port BAR");
        var dark = Screenshots.take("reasons-dark", Ui.call(Ui::shell));
        help("dark");
        ThemeDriver.choose("Light", "e4_default");
        var light = Screenshots.take("reasons-light", Ui.call(Ui::shell));
        help("light");
        ThemeDriver.choose("High Contrast", "contrast_dark");
        regions.select(NIC, "BAR 2");
        var contrast = Screenshots.take("reasons-contrast", Ui.call(Ui::shell));
        regions.select(GPU, "BAR 1", "dmabuf fd", "range 1");
        viewsBehind("contrast");
        access.close();
        Ui.await("an empty Regions view", () -> regions.tree() == null);
        Screenshots.take("empty-contrast", Ui.call(Ui::shell));
        help("contrast");
        ThemeDriver.choose("Dark", "e4_dark");
        Screenshots.take("empty-dark", Ui.call(Ui::shell));
        assertThat(Files.mismatch(light, dark)).isNotNegative();
        assertThat(Files.mismatch(contrast, dark)).isNotNegative();
    }

    @Test
    void theDarkThemeHasItsOwnColours() {
        Set<RGB> light = colours();
        ThemeDriver.choose("Dark", "e4_dark");
        Ui.await("other colours", () -> colours().stream().noneMatch(light::contains));
    }

    /** The views that share a folder with others, each in front of them. */
    private void viewsBehind(String theme) {
        devices.selectBoth(new String[] {SIMULATED, GPU}, new String[] {SIMULATED, NIC});
        MenuDriver.context(devices).choose("Compare");
        TreeDriver.withColumn("Difference").awaitCell(3, "changed", "identity", "class");
        Screenshots.take("compare-" + theme, Ui.call(Ui::shell));
        ViewMenuDriver.hide("org.vfioscope.ui.compare");
        for (String view : List.of("addressSpace", "doctor", "problems")) {
            ViewMenuDriver.show("org.vfioscope.ui." + view);
            Screenshots.take(view + "-" + theme, Ui.call(Ui::shell));
        }
        ViewMenuDriver.show("org.vfioscope.ui.properties");
        ViewMenuDriver.show("org.vfioscope.ui.dmabufs");
        Screenshots.take("dmabufs-and-properties-" + theme, Ui.call(Ui::shell));
        ViewMenuDriver.show("org.vfioscope.ui.map");
        ViewMenuDriver.show("org.vfioscope.ui.content");
        ContentDriver.press("Read Page");
        ContentDriver.await("0x0", "+0", "00000000");
        Screenshots.take("map-and-content-" + theme, Ui.call(Ui::shell));
        ViewMenuDriver.show("org.vfioscope.ui.trace");
    }

    /** Comes last in a theme: some displays keep an image of the window where it was closed, until all is drawn anew. */
    private static void help(String theme) {
        MenuDriver.main().choose("Help", "Help Contents");
        HelpDriver help = HelpDriver.await();
        help.search("msi-x table");
        help.enter();
        Screenshots.take("help-" + theme, help.shell());
        HelpDriver.closeIfOpen();
    }

    /** A picture for the README: regions, a released and a live dmabuf, the trace. */
    private void fill() {
        open(GPU);
        regions.select(GPU, "BAR 0");
        MenuDriver.main().choose("Device", "Create Dmabuf");
        regions.awaitCell(4, "live since", GPU, "BAR 0", "dmabuf fd");
        regions.select(GPU, "BAR 0", "dmabuf fd");
        MenuDriver.main().choose("Device", "Release Dmabuf");
        regions.awaitCell(4, "released at", GPU, "BAR 0", "dmabuf fd");
        regions.select(GPU, "BAR 1");
        MenuDriver.main().choose("Device", "Create Dmabuf");
        regions.awaitCell(4, "live since", GPU, "BAR 1", "dmabuf fd");
        regions.select(GPU, "BAR 1", "dmabuf fd", "range 1");
    }

    private static Set<RGB> colours() {
        return Ui.call(() -> {
            Set<RGB> colours = new HashSet<>();
            colours.add(JFaceResources.getColorRegistry().getRGB("org.vfioscope.ui.simulated"));
            colours.add(JFaceResources.getColorRegistry().getRGB("org.vfioscope.ui.past"));
            colours.add(JFaceResources.getColorRegistry().getRGB("org.vfioscope.ui.changed"));
            colours.add(JFaceResources.getColorRegistry().getRGB("org.vfioscope.ui.map.mapped"));
            colours.add(JFaceResources.getColorRegistry().getRGB("org.vfioscope.ui.map.ground"));
            return colours;
        });
    }
}
