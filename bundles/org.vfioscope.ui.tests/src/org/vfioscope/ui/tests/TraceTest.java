package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vfioscope.ui.tests.driver.CommandDriver;
import org.vfioscope.ui.tests.driver.MenuDriver;
import org.vfioscope.ui.tests.driver.TableDriver;
import org.vfioscope.ui.tests.driver.ToolbarDriver;
import org.vfioscope.ui.tests.driver.Ui;
import org.vfioscope.ui.tests.driver.ViewMenuDriver;

/** The trace shows what was asked, in QEMU's formats. */
class TraceTest extends WindowTest {

    private final TableDriver trace = TableDriver.trace();

    @Test
    void showsSetupAndDmabufAsQemuWritesThem() {
        open("sim:gpu");
        var bar1 =
                access.sessions().getFirst().snapshot().region(1).orElseThrow().info();
        trace.awaitRow(
                "vfio_region_setup",
                "Device sim:gpu, region 1 \"sim:gpu BAR 1\", flags: 0x%x, offset: 0x%x, size: 0x400000000"
                        .formatted(bar1.rawFlags(), bar1.offset()));
        trace.awaitRow("vfio_region_sparse_mmap_header", "Device sim:gpu region 1: 4 sparse mmap entries");
        trace.awaitRow("vfio_region_sparse_mmap_entry", "sparse entry 0 [0x200000000 - 0x37fffffff]");

        regions.select("sim:gpu", "BAR 1");
        MenuDriver.main().choose("Device", "Create Dmabuf");
        regions.awaitCell(4, "live since", "sim:gpu", "BAR 1", "dmabuf fd");
        int fd = access.sessions().getFirst().dmabufs().getFirst().dmabuf().fd();
        trace.awaitRow(
                "vfio_region_dmabuf",
                "Device sim:gpu, dmabuf fd %d region 1 \"sim:gpu BAR 1\", offset: 0x40000000, size: 0xc0000000"
                        .formatted(fd));
    }

    @Test
    void clearsAndFilters() {
        open("sim:nvme");
        trace.awaitRow("vfio_region_setup", "Device sim:nvme, region 0");
        ToolbarDriver.press("Clear");
        trace.awaitSentence("No events yet");
        assertThat(access.trace().entries()).isEmpty();
        regions.select("sim:nvme", "BAR 0");
        MenuDriver.main().choose("Device", "Create Dmabuf");
        trace.awaitRow("vfio_region_dmabuf", "Device sim:nvme");
        trace.filter("nothing of that kind");
        trace.awaitSentence("No event matches");
        trace.filter("DMABUF sim:nvme");
        trace.awaitRow("vfio_region_dmabuf", "Device sim:nvme");
        trace.filter("");
    }

    @Test
    void aPauseKeepsWhatComesForLater() {
        ToolbarDriver.press("Clear");
        open("sim:nvme");
        trace.awaitRow("vfio_region_setup", "Device sim:nvme, region 0");
        ToolbarDriver.press("Pause");
        open("sim:gpu");
        assertThat(trace.hasRow("vfio_region_setup", "Device sim:gpu, region 0"))
                .isFalse();
        ToolbarDriver.press("Pause");
        trace.awaitRow("vfio_region_setup", "Device sim:gpu, region 0");
    }

    @Test
    void isSavedAsQemuLogsIt() throws IOException {
        open("sim:nvme");
        trace.awaitRow("vfio_region_setup", "Device sim:nvme, region 0");
        Path file = Path.of("target", "trace.log");
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        ViewMenuDriver.show("org.vfioscope.ui.trace");
        trace.filter("region_setup sim:nvme");
        CommandDriver.run("org.vfioscope.ui.save", Map.of("org.vfioscope.ui.save.file", file.toString()));
        Ui.await("the file", () -> Files.exists(file));
        trace.filter("");
        assertThat(Files.readAllLines(file))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("vfio_region_setup Device sim:nvme, region "));
    }
}
