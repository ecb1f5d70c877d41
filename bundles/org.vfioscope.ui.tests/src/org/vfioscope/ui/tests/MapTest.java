package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vfioscope.ui.tests.driver.CommandDriver;
import org.vfioscope.ui.tests.driver.MapDriver;
import org.vfioscope.ui.tests.driver.MenuDriver;
import org.vfioscope.ui.tests.driver.Screenshots;
import org.vfioscope.ui.tests.driver.StatusDriver;
import org.vfioscope.ui.tests.driver.ToolbarDriver;
import org.vfioscope.ui.tests.driver.Ui;
import org.vfioscope.ui.tests.driver.ViewMenuDriver;

/** The address map is a picture of the region that is selected in the tree, and selects in the tree. */
class MapTest extends WindowTest {

    private static final String VIEW = "org.vfioscope.ui.map";
    private static final String GPU = "sim:gpu";

    /** A column of pixels within the region's lane, and a row below its heading. */
    private static final int LANE = 120;

    private static final int BELOW_HEADING = 60;
    private static final int DRAGGED = 40;

    @BeforeEach
    void showTheMap() {
        ViewMenuDriver.show(VIEW);
    }

    @Test
    void aClickSelectsTheRowAndARowThePiece() throws IOException {
        open(GPU);
        regions.select(GPU, "BAR 1");
        MenuDriver.main().choose("Device", "Create Dmabuf");
        regions.awaitCell(4, "live since", GPU, "BAR 1", "dmabuf fd");
        MapDriver.click("dmabuf+0x10000000");
        assertThat(regions.selected()).containsExactly("range 1");
        MapDriver.click("gap  4 GiB");
        assertThat(regions.selected()).containsExactly("gap");
    }

    /** At this scale the table is far thinner than a line of text. */
    @Test
    void theMsixTableHasANameHoweverThinItIs() throws IOException {
        open(GPU);
        regions.select(GPU, "BAR 0");
        assertThat(svg()).containsPattern("<text[^>]*>MSI-X table</text>");
        MapDriver.click("MSI-X table");
        assertThat(regions.selected()).containsExactly("MSI-X table");
    }

    @Test
    void followsTheTree() throws IOException {
        open(GPU);
        regions.select(GPU, "BAR 1", "mmap range 1");
        assertThat(MapDriver.has("mmap range 1  256 MiB")).isTrue();
        assertThat(svg()).containsPattern("mmap range 1 {2}256 MiB[^<]*</title>\\s*<rect[^>]*stroke-width=\"3\"");
        regions.select(GPU, "Config space");
        Ui.await("the config space", () -> MapDriver.has("not mappable  4 KiB"));
    }

    @Test
    void zoomsToWhereTheMouseIs() {
        open(GPU);
        regions.select(GPU, "BAR 1");
        int before = MapDriver.height("mmap range 1  256 MiB");
        MapDriver.zoom("mmap range 1  256 MiB", 1);
        MapDriver.zoom("mmap range 1  256 MiB", 1);
        assertThat(MapDriver.height("mmap range 1  256 MiB")).isGreaterThan(before);
        MapDriver.press('0');
        assertThat(MapDriver.height("mmap range 1  256 MiB")).isEqualTo(before);
    }

    @Test
    void aDragMovesThePicture() {
        open(GPU);
        regions.select(GPU, "BAR 1");
        MapDriver.zoom("mmap range 1  256 MiB", 1);
        MapDriver.zoom("mmap range 1  256 MiB", 1);
        List<String> before = MapDriver.column(LANE);
        MapDriver.drag("mmap range 1  256 MiB", -DRAGGED);
        List<String> after = MapDriver.column(LANE);
        // the zoom is kept for the next region
        MapDriver.press('0');
        assertThat(after).isNotEqualTo(before);
        assertThat(after.subList(BELOW_HEADING, after.size() - DRAGGED))
                .isEqualTo(before.subList(BELOW_HEADING + DRAGGED, before.size()));
    }

    @Test
    void foldingIsTurnedOffAndOn() {
        open(GPU);
        regions.select(GPU, "BAR 1");
        String gap = "gap  4 GiB";
        int folded = MapDriver.height(gap);
        List<byte[]> pressed = ToolbarDriver.picture("Fold What Cannot Be Mapped");
        ToolbarDriver.press("Fold What Cannot Be Mapped");
        try {
            assertThat(MapDriver.height(gap)).isGreaterThan(folded);
            // GTK's own sign is lost in a theme of high contrast
            assertThat(ToolbarDriver.picture("Fold What Cannot Be Mapped"))
                    .as("what a released button shows")
                    .isNotEqualTo(pressed);
            assertThat(MapDriver.has("folded")).isFalse();
        } finally {
            ToolbarDriver.press("Fold What Cannot Be Mapped");
        }
        Ui.await("the fold", () -> MapDriver.height(gap) == folded);
    }

    @Test
    void arrowsGoFromPieceToPiece() {
        open(GPU);
        regions.select(GPU, "BAR 1", "mmap range 3");
        MapDriver.press(SWT.ARROW_DOWN);
        assertThat(regions.selected()).containsExactly("gap");
        MapDriver.press(SWT.ARROW_DOWN);
        assertThat(regions.selected()).containsExactly("mmap range 0");
    }

    @Test
    void isSavedAsPngAndSvg() throws IOException {
        open(GPU);
        regions.select(GPU, "BAR 1");
        ViewMenuDriver.show(VIEW);
        Screenshots.take("map-light", Ui.call(Ui::shell));
        ImageData png = new ImageData(save("map.png").toString());
        assertThat(png.width).isGreaterThan(100);
        // the ground, ranges, gaps and the lines around them
        assertThat(IntStream.range(0, png.height)
                        .map(y -> png.getPixel(LANE, y))
                        .distinct())
                .hasSizeGreaterThan(3);
        assertThat(svg()).startsWith("<svg ").contains("<title>sim:gpu BAR 1</title>", "0x40000000", "url(#striped)");
    }

    @Test
    void theMapOfAClosedDeviceIsNotSaved() throws Exception {
        open(GPU);
        regions.select(GPU, "BAR 1");
        ViewMenuDriver.show(VIEW);
        access.close();
        Ui.await("an empty Regions view", () -> regions.tree() == null);
        Path file = Path.of("target", "closed.svg");
        CommandDriver.run("org.vfioscope.ui.save", Map.of("org.vfioscope.ui.save.file", file.toString()));
        StatusDriver.await("Select a region in the Regions view");
        Ui.await("the end of all jobs", () -> Job.getJobManager().isIdle());
        assertThat(file).doesNotExist();
    }

    private static String svg() throws IOException {
        return Files.readString(save("map.svg"));
    }

    private static Path save(String name) throws IOException {
        Path file = Path.of("target", name);
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        ViewMenuDriver.show(VIEW);
        CommandDriver.run("org.vfioscope.ui.save", Map.of("org.vfioscope.ui.save.file", file.toString()));
        Ui.await("the file " + name, () -> Files.exists(file));
        return file;
    }
}
