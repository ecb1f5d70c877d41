package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eclipse.swt.SWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vfioscope.ui.tests.driver.HelpDriver;
import org.vfioscope.ui.tests.driver.KeyDriver;
import org.vfioscope.ui.tests.driver.MenuDriver;
import org.vfioscope.ui.tests.driver.Screenshots;
import org.vfioscope.ui.tests.driver.ThemeDriver;
import org.vfioscope.ui.tests.driver.Ui;
import org.vfioscope.ui.tests.driver.ViewMenuDriver;

/** The help opens from the menu and on a view, in a window of its own that needs neither browser nor network. */
class HelpTest extends WindowTest {

    /** The topics of this bundle's own help: a book that has no page of its own, and a heading. */
    private static final List<String> WITHOUT_PAGE = List.of("A plug-in", "A heading without a page");
    /** The pixels of a short word at the least. */
    private static final int MARK = 20;

    private static final double MIDDLE = 0.5;

    @AfterEach
    void close() {
        HelpDriver.closeIfOpen();
        ThemeDriver.back();
        ViewMenuDriver.show("org.vfioscope.ui.trace");
    }

    @Test
    void theMenuOpensItAndEveryTopicHasAPage() {
        MenuDriver.main().choose("Help", "Help Contents");
        HelpDriver help = HelpDriver.await();
        Ui.await("the first page", () -> help.has("Vfioscope"));
        Screenshots.take("help-light", help.shell());
        assertThat(help.topics()).hasSizeGreaterThan(10);
        for (String topic : help.topics()) {
            if (WITHOUT_PAGE.contains(topic)) {
                continue;
            }
            help.choose(topic);
            assertThat(help.has(topic)).as(topic).isTrue();
            assertThat(help.marked()).isEqualTo(topic);
        }
        help.choose("Actions and keys");
        Screenshots.take("help-actions-light", help.shell());
        help.choose("Views");
        Screenshots.take("help-views-light", help.shell());
        help.press("Back");
        assertThat(help.marked()).isEqualTo("Actions and keys");
        help.press("Forward");
        assertThat(help.marked()).isEqualTo("Views");
    }

    @Test
    void aTopicWithoutAPageAndAPageWithoutItsPictureDoNoHarm() {
        MenuDriver.main().choose("Help", "Help Contents");
        HelpDriver help = HelpDriver.await();
        help.choose("Views");
        WITHOUT_PAGE.forEach(help::choose);
        assertThat(help.has("Views")).as("the page from before stays").isTrue();
        help.choose("A page without its picture");
        assertThat(help.has("A page without its picture")).isTrue();
        assertThat(help.has("The picture /org.vfioscope.ui.tests/help/nowhere.png cannot be shown."))
                .isTrue();
    }

    @Test
    void wordsAreFoundInAllPagesAndMarked() {
        MenuDriver.main().choose("Help", "Help Contents");
        HelpDriver help = HelpDriver.await();
        help.search("intel hex");
        assertThat(help.hits()).contains("Content — Views");
        help.chooseHit("Content — Views");
        Ui.await("its section", () -> help.has("Content") && help.isSeen("Content"));
        Ui.await("marked words", () -> help.markedPixels() > MARK);
        Screenshots.take("help-search-light", help.shell());
        help.press("Back");
        Ui.await("no marked words", () -> help.markedPixels() == 0);
        help.search("zwitscherlaser");
        assertThat(help.has("No section has all of these words.")).isTrue();
        help.search("");
        assertThat(help.topics()).contains("Views");
    }

    @Test
    void enterGoesFromHitToHit() {
        MenuDriver.main().choose("Help", "Help Contents");
        HelpDriver help = HelpDriver.await();
        help.search("enotty");
        assertThat(help.hits()).hasSizeGreaterThan(1);
        help.enter();
        assertThat(help.selectedHit()).isZero();
        Ui.await("marked words", () -> help.markedPixels() > MARK);
        help.enter();
        assertThat(help.selectedHit()).isEqualTo(1);
        for (int i = 2; i <= help.hits().size(); i++) {
            help.enter();
        }
        assertThat(help.selectedHit()).isZero();
    }

    @Test
    void picturesFollowTheTheme() {
        MenuDriver.main().choose("Help", "Help Contents");
        HelpDriver help = HelpDriver.await();
        Ui.await("a light picture", () -> help.pictureBrightness() > MIDDLE);
        ThemeDriver.choose("Dark", "e4_dark");
        Ui.await("a dark picture", () -> help.pictureBrightness() < MIDDLE);
        Screenshots.take("help-picture-dark", help.shell());
        ThemeDriver.choose("Light", "e4_default");
        Ui.await("a light picture", () -> help.pictureBrightness() > MIDDLE);
    }

    @Test
    void theKeyOpensItAtTheActiveView() {
        ViewMenuDriver.show("org.vfioscope.ui.doctor");
        KeyDriver.press(0, SWT.F1);
        HelpDriver help = HelpDriver.await();
        Screenshots.take("help-view-light", help.shell());
        Ui.await("the page on views", () -> help.has("Doctor"));
        Ui.await("its section", () -> Math.abs(help.distance("Doctor")) < 40);
    }
}
