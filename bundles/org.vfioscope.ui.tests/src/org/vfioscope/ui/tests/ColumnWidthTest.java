package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vfioscope.ui.tests.driver.CellInk;
import org.vfioscope.ui.tests.driver.ContentDriver;
import org.vfioscope.ui.tests.driver.CutCells;
import org.vfioscope.ui.tests.driver.MenuDriver;
import org.vfioscope.ui.tests.driver.TreeDriver;
import org.vfioscope.ui.tests.driver.Ui;
import org.vfioscope.ui.tests.driver.ViewMenuDriver;

/** Columns are as wide as their content while there is room, and what decides is whole in a small window, too. */
class ColumnWidthTest extends WindowTest {

    private static final String GPU = "sim:gpu";

    @BeforeEach
    void fill() {
        size(1280, 800);
        for (String device : List.of(GPU, "sim:nvme", "sim:nic", "sim:vfio-user")) {
            open(device);
            regions.children(device);
        }
        regions.select(GPU, "BAR 1");
        MenuDriver.main().choose("Device", "Create Dmabuf");
        regions.awaitCell(4, "live since", GPU, "BAR 1", "dmabuf fd");
        regions.children(GPU, "BAR 1", "dmabuf fd");
    }

    @Test
    void whatDecidesIsWholeInASmallWindow() {
        ViewMenuDriver.show("org.vfioscope.ui.dmabufs");
        awaitWhole(regions, "Offset");
        awaitWhole(regions, "Size");
        awaitWhole(regions, "Flags");
        Ui.await("a dmabuf's whole name and state", () -> {
            List<String> cut = CutCells.in(regions.tree(), "Name");
            cut.addAll(CutCells.in(regions.tree(), "State"));
            return cut.stream().noneMatch(text -> text.startsWith("dmabuf fd") || text.startsWith("live since"));
        });
        TreeDriver dmabufs = TreeDriver.withColumn("Identity");
        for (String column : List.of("Region", "State", "Size")) {
            awaitWhole(dmabufs, column);
        }
        awaitWhole(devices, "Driver");
        ViewMenuDriver.show("org.vfioscope.ui.problems");
        TreeDriver problems = TreeDriver.withColumn("Remedy");
        awaitWhole(problems, "Severity");
        awaitWhole(problems, "Device");
        ViewMenuDriver.show("org.vfioscope.ui.trace");
    }

    @Test
    void nothingIsCutWhereThereIsRoom() {
        size(2400, 1400);
        for (String column : List.of("Name", "Offset", "Size", "Flags", "State")) {
            awaitWhole(regions, column);
        }
        for (String column : List.of("Device", "Driver")) {
            awaitWhole(devices, column);
        }
        size(1280, 800);
    }

    @Test
    void theRegionAboveItsRegistersIsWholeInASmallWindow() {
        ViewMenuDriver.show("org.vfioscope.ui.content");
        regions.select(GPU, "Config space");
        Ui.await("the whole name of the region", () -> ContentDriver.showsWhole("sim:gpu Config space"));
        ViewMenuDriver.show("org.vfioscope.ui.trace");
    }

    @Test
    void whatIsCutEndsInAnEllipsis() {
        devices.select(SIMULATED, GPU);
        Ui.await(
                "a title that is cut",
                () -> CutCells.in(devices.tree(), "Device").stream().anyMatch(text -> text.startsWith(GPU)));
        Ui.await(
                "an ellipsis behind it", () -> CellInk.endsInDots(devices.tree().getSelection()[0], 0));
        size(2400, 1400);
        awaitWhole(devices, "Device");
        Ui.await(
                "letters at the end of a whole title",
                () -> !CellInk.endsInDots(devices.tree().getSelection()[0], 0));
        size(1280, 800);
    }

    private static void awaitWhole(TreeDriver view, String column) {
        Ui.await("no cell cut off in " + column, () -> {
            Tree tree = view.tree();
            return tree != null && CutCells.in(tree, column).isEmpty();
        });
        assertThat(view.width(column)).isPositive();
    }

    private static void size(int width, int height) {
        Ui.run(() -> Ui.shell().setSize(width, height));
        Ui.await("the window's size", () -> Ui.shell().getSize().x == width);
    }
}
