package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.Test;
import org.vfioscope.ui.tests.driver.ClipboardDriver;
import org.vfioscope.ui.tests.driver.KeyDriver;
import org.vfioscope.ui.tests.driver.MenuDriver;
import org.vfioscope.ui.tests.driver.TreeDriver;
import org.vfioscope.ui.tests.driver.Ui;
import org.vfioscope.ui.tests.driver.ViewMenuDriver;

/** Rows are found, put in order, chosen from and copied. */
class RowsTest extends WindowTest {

    private static final String GPU = "sim:gpu";

    private static final int LOOKS_ALIKE = 10;

    @Test
    void aFilterShowsTheWayToWhatMatchesAndGivesTheExpansionBack() {
        open(GPU);
        regions.children(GPU, "BAR 0");
        List<String> before = regions.shown();
        regions.filter("range 0x200000000");
        assertThat(regions.shown()).hasSize(3).last().isEqualTo("mmap range 0");
        regions.filter("no such thing");
        Ui.await("no tree", () -> regions.tree() == null);
        regions.filterAgain("");
        assertThat(regions.shown()).isEqualTo(before);
    }

    @Test
    void aHeadingSortsByValueUpDownAndNotAtAll() {
        open(GPU);
        List<String> given = regions.children(GPU, "BAR 1");
        assertThat(given.getFirst()).isEqualTo("mmap range 0");
        regions.clickHeading("Offset");
        assertThat(regions.offsets(GPU, "BAR 1")).isSortedAccordingTo(Long::compareUnsigned);
        regions.clickHeading("Offset");
        assertThat(regions.offsets(GPU, "BAR 1")).isSortedAccordingTo((a, b) -> Long.compareUnsigned(b, a));
        regions.clickHeading("Offset");
        assertThat(regions.children(GPU, "BAR 1")).isEqualTo(given);
    }

    @Test
    void aColumnIsHiddenAndStaysHiddenInAViewThatIsOpenedAgain() {
        open(GPU);
        int width = regions.width("Flags");
        assertThat(width).isPositive();
        ViewMenuDriver.choose("org.vfioscope.ui.regions", "Columns", "Flags");
        Ui.await("the column to go", () -> regions.columnWidth("Flags") == 0);
        ViewMenuDriver.reopen("org.vfioscope.ui.regions");
        regions.cells(GPU);
        assertThat(regions.width("Flags")).isZero();
        ViewMenuDriver.choose("org.vfioscope.ui.regions", "Columns", "Flags");
        Ui.await("the column", () -> regions.columnWidth("Flags") > 0);
    }

    @Test
    void aWiderWindowGivesItsWidthToTheNames() {
        ViewMenuDriver.show("org.vfioscope.ui.problems");
        open(GPU);
        TreeDriver problems = TreeDriver.withColumn("Remedy");
        problems.awaitCell(1, GPU, "note");
        Ui.run(() -> Ui.shell().setSize(1280, 800));
        Ui.await("the window", () -> Ui.shell().getSize().x == 1280);
        int narrow = problems.width("Problem");
        int since = problems.width("Since");
        Ui.run(() -> Ui.shell().setSize(1920, 1000));
        Ui.await("a wider column", () -> problems.columnWidth("Problem") > narrow + 100);
        assertThat(problems.width("Since")).isLessThan(2 * since);
        Ui.run(() -> Ui.shell().setSize(1280, 800));
        ViewMenuDriver.show("org.vfioscope.ui.trace");
    }

    @Test
    void columnsBecomeAsWideAsTheirContent() {
        Ui.run(() -> Ui.shell().setSize(1000, 700));
        Ui.await("a narrow window", () -> Ui.shell().getSize().x == 1000);
        int before = devices.width("Device");
        ViewMenuDriver.choose("org.vfioscope.ui.devices", "Columns as Wide as Their Content");
        Ui.await("a wider column", () -> devices.columnWidth("Device") > before);
        ViewMenuDriver.reopen("org.vfioscope.ui.devices");
        devices.cells(SIMULATED, GPU);
        Ui.await("columns that fit again", () -> devices.columnWidth("Device") < before + before / 2);
        Ui.run(() -> Ui.shell().setSize(1280, 800));
    }

    @Test
    void aCellThatIsCutOffIsWholeInItsTooltip() {
        open(GPU);
        Ui.run(() -> Ui.shell().setSize(900, 600));
        regions.hoverCell("State", GPU);
        assertThat(regions.tooltip())
                .startsWith("open, exports dmabufs; via iommufd")
                .contains("NVIDIA GA104GL");
        Ui.run(() -> Ui.shell().setSize(1280, 800));
    }

    @Test
    void aTooltipLeavesTheRowAndTheNamesBelowItFree() {
        open(GPU);
        Rectangle name = settledPlace(GPU, "BAR 0");
        regions.hover(GPU, "BAR 0");
        Rectangle tip = regions.tooltipPlace();
        assertThat(tip.y).isGreaterThanOrEqualTo(name.y + name.height);
        Rectangle display = Ui.call(() -> Ui.shell().getMonitor().getClientArea());
        // beside the names, or as far to the right as the display lets it be
        assertThat(tip.x).isGreaterThanOrEqualTo(Math.min(name.x + name.width, display.x + display.width - tip.width));
    }

    /** Columns take their width once the rows are there, a few events later; each look lets the window see to its events. */
    private Rectangle settledPlace(String... path) {
        Rectangle place = regions.place(path);
        for (int alike = 0; alike < LOOKS_ALIKE; ) {
            Rectangle now = regions.place(path);
            alike = now.equals(place) ? alike + 1 : 0;
            place = now;
        }
        return place;
    }

    @Test
    void theFileOffsetHasAColumnOfItsOwn() {
        open(GPU);
        regions.children(GPU, "BAR 1");
        assertThat(regions.width("File offset")).isZero();
        ViewMenuDriver.choose("org.vfioscope.ui.regions", "Columns", "File offset");
        try {
            Ui.await("the column", () -> regions.columnWidth("File offset") > 0);
            regions.select(GPU, "BAR 1", "mmap range 3");
            MenuDriver.context(regions).choose("Copy as Markdown Table");
            ClipboardDriver.await(text -> text.startsWith("| Name | Offset | Size | Flags | State | File offset |\n")
                    && text.contains("| mmap range 3 | 0x40000000 |")
                    && text.contains("| 0x10040000000 |"));
            assertThat(regions.hint("Offset")).contains("from the start of the region");
            assertThat(regions.hint("File offset")).contains("from the start of the device descriptor");
        } finally {
            ViewMenuDriver.choose("org.vfioscope.ui.regions", "Columns", "File offset");
        }
    }

    @Test
    void copiesTheValueThatWasClicked() {
        open(GPU);
        regions.clickCell("Size", GPU, "BAR 0");
        KeyDriver.press(SWT.MOD1 | SWT.MOD2, 'c');
        ClipboardDriver.await("0x1000000");
        regions.clickCell("Name", GPU);
        MenuDriver.context(regions).choose("Copy Value");
        ClipboardDriver.await(GPU);
    }

    @Test
    void copiesWhatIsExpandedAsAMarkdownTable() {
        open(GPU);
        regions.children(GPU, "BAR 0");
        regions.select(GPU, "BAR 0");
        MenuDriver.context(regions).choose("Copy as Markdown Table");
        ClipboardDriver.await(text -> text.lines().count() == 5
                && text.startsWith("| Name | Offset | Size | Flags | State |\n| --- | --- |")
                && text.contains("\n| mmap range 0 | 0x0 | 0x1000000 (16 MiB) |"));
    }
}
