package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.eclipse.swt.SWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufOutcome;
import org.vfioscope.access.ImportHandle;
import org.vfioscope.model.dma.DmaAccess;
import org.vfioscope.model.dma.ImportRequest;
import org.vfioscope.ui.tests.driver.CommandDriver;
import org.vfioscope.ui.tests.driver.MapDriver;
import org.vfioscope.ui.tests.driver.Screenshots;
import org.vfioscope.ui.tests.driver.ThemeDriver;
import org.vfioscope.ui.tests.driver.TreeDriver;
import org.vfioscope.ui.tests.driver.Ui;
import org.vfioscope.ui.tests.driver.ViewMenuDriver;

/** Beside the region, the address map shows the I/O addresses where its dmabufs are mapped for other devices' DMA. */
class MapSpaceTest extends WindowTest {

    private static final String VIEW = "org.vfioscope.ui.map";
    private static final String GPU = "sim:gpu";
    private static final String NVME = "sim:nvme";
    private static final String[] DMABUF = {GPU, "BAR 0", "dmabuf fd"};
    private static final String LOW = "sim:nvme at IOVA 0x100000 - 0x8fffff";
    private static final String HIGH = "sim:nvme at IOVA 0x40000000 - 0x40ffffff";

    private final TreeDriver space = TreeDriver.withColumn("I/O Addresses");

    @BeforeEach
    void importTwice() throws Exception {
        ViewMenuDriver.show("org.vfioscope.ui.addressSpace");
        ViewMenuDriver.show(VIEW);
        open(NVME);
        open(GPU);
        regions.select(GPU, "BAR 0");
        assertThat(MapDriver.has("at IOVA")).isFalse();
        DmabufOutcome.Created made = (DmabufOutcome.Created) session(GPU).createDmabuf(0);
        // the higher one first: the picture is in the order of the addresses
        for (ImportRequest request : List.of(
                new ImportRequest(0, 0x100_0000, OptionalLong.of(0x4000_0000), DmaAccess.READ),
                new ImportRequest(0x80_0000, 0x80_0000, OptionalLong.of(0x10_0000), DmaAccess.READ_WRITE))) {
            session(NVME).attach().importDmabuf(made.handle(), request);
        }
        regions.awaitCell(4, "mapped since", GPU, "BAR 0", "dmabuf fd", NVME);
    }

    @AfterEach
    void showTheTraceAgain() {
        ViewMenuDriver.show("org.vfioscope.ui.trace");
    }

    @Test
    void aClickSelectsTheImportEverywhere() {
        MapDriver.click(LOW);
        Ui.await(
                "the import in the Regions view",
                () -> regions.selectedNow().stream().anyMatch(name -> name.startsWith("sim:nvme [simulated] in IOAS")));
        awaitInSpace("0x100000 - 0x8fffff");
        MapDriver.click(HIGH);
        awaitInSpace("0x40000000 - 0x40ffffff");
    }

    @Test
    void whatIsSelectedInTheAddressSpaceViewStandsOutInTheMap() throws Exception {
        space.select(NVME, "0x40000000");
        Ui.await(
                "the import in the Regions view",
                () -> regions.selectedNow().stream().anyMatch(name -> name.startsWith("sim:nvme [simulated] in IOAS")));
        String svg = Files.readString(save("map-space.svg"));
        assertThat(svg).containsPattern(HIGH + "[^<]*</title>\\s*<rect[^>]*stroke-width=\"3\"");
        assertThat(svg).containsPattern(LOW + "[^<]*</title>\\s*<rect[^>]*stroke-width=\"1\"");
        assertThat(svg)
                .contains(
                        ">I/O addresses<",
                        ">" + session(NVME).addressSpace().orElseThrow().label());
        // two lines to each extent, of which one extent is selected
        assertThat(svg.split("stroke-width=\"2\"", -1)).hasSize(3);
        assertThat(svg.indexOf(LOW)).isLessThan(svg.indexOf(HIGH));
        Screenshots.take("map-space-light", Ui.call(Ui::shell));
    }

    @Test
    void arrowsReachTheImports() {
        MapDriver.click("dmabuf+0x0\n");
        MapDriver.press(SWT.ARROW_DOWN);
        awaitInSpace("0x100000 - 0x8fffff");
        MapDriver.press(SWT.ARROW_DOWN);
        awaitInSpace("0x40000000 - 0x40ffffff");
    }

    @Test
    void whatIsLostIsMarkedUntilItIsMappedAgainOrUnmapped() throws Exception {
        session(GPU).reset();
        Ui.await("the lost import", () -> MapDriver.has(LOW + ", LOST"));
        assertThat(Files.readString(save("map-lost.svg"))).contains("stroke-dasharray", "url(#striped)", ">LOST:");
        Screenshots.take("map-lost-light", Ui.call(Ui::shell));
        ThemeDriver.choose("Dark", "e4_dark");
        Screenshots.take("map-lost-dark", Ui.call(Ui::shell));
        ThemeDriver.back();
        ImportHandle low = session(NVME).addressSpace().orElseThrow().imports().getLast();
        low.mapAgain();
        Ui.await("the import mapped again", () -> MapDriver.has(LOW) && !MapDriver.has(LOW + ", LOST"));
        low.unmap();
        Ui.await("the piece to go", () -> !MapDriver.has(LOW) && MapDriver.has(HIGH));
        session(NVME).addressSpace().orElseThrow().detach();
        Ui.await("the lane to go", () -> !MapDriver.has("at IOVA"));
    }

    @Test
    void itStaysInViewWhileTheRegionIsZoomed() {
        int before = MapDriver.height(LOW);
        MapDriver.zoom("mmap range 0", 1);
        MapDriver.zoom("mmap range 0", 1);
        assertThat(MapDriver.height(LOW)).isEqualTo(before);
    }

    private void awaitInSpace(String addresses) {
        Ui.await(
                "the import in the Address Space view",
                () -> space.selectedNow().equals(List.of(addresses)));
    }

    private DeviceSession session(String name) {
        return access.sessions().stream()
                .filter(session -> session.device().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Path save(String name) throws Exception {
        Path file = Path.of("target", name);
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        ViewMenuDriver.show(VIEW);
        CommandDriver.run("org.vfioscope.ui.save", Map.of("org.vfioscope.ui.save.file", file.toString()));
        Ui.await("the file " + name, () -> Files.exists(file));
        return file;
    }
}
