package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vfioscope.ui.tests.driver.MenuDriver;
import org.vfioscope.ui.tests.driver.Ui;
import org.vfioscope.ui.tests.driver.ViewMenuDriver;

/** The menus are written in one way, and show the keys that work where one is. */
class MenuTest extends WindowTest {

    /** The words that headlines leave small unless they come first or last. */
    private static final List<String> SMALL = List.of("a", "as", "from", "in", "into", "of", "on", "the", "to", "with");

    @Test
    void everyItemIsWrittenAsAHeadline() {
        open("sim:gpu");
        regions.select("sim:gpu", "BAR 1");
        List<String> labels = Stream.of(MenuDriver.main(), MenuDriver.context(regions), MenuDriver.context(devices))
                .flatMap(menu -> menu.labels().stream())
                .toList();
        assertThat(labels).contains("Create Dmabuf", "Copy as Markdown Table", "Reset Window Layout…");
        assertThat(labels).allMatch(MenuTest::isHeadline);
        assertThat(labels).noneMatch(label -> label.contains("Perspective"));
    }

    @Test
    void deleteAndUndoStandBesideWhatTheyDo() {
        open("sim:gpu");
        ViewMenuDriver.show("org.vfioscope.ui.regions");
        regions.select("sim:gpu", "BAR 1");
        Ui.await(
                "Delete",
                () -> MenuDriver.main().keyNow("Device", "Release Dmabuf").equals("Delete"));
        Ui.await(
                "undo",
                () -> MenuDriver.main().keyNow("Device", "Make Dmabuf Again").equals("Ctrl+Z"));
        ViewMenuDriver.show("org.vfioscope.ui.devices");
        Ui.await(
                "Delete",
                () -> MenuDriver.main().keyNow("File", "Remove from List").equals("Delete"));
    }

    private static boolean isHeadline(String label) {
        List<String> words = Arrays.asList(label.split(" "));
        return words.stream()
                .allMatch(word -> !Character.isLowerCase(word.charAt(0))
                        || SMALL.contains(word) && words.indexOf(word) > 0 && words.indexOf(word) < words.size() - 1);
    }
}
