package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vfioscope.ui.tests.driver.MenuDriver;
import org.vfioscope.ui.tests.driver.Ui;

/** The way of a dmabuf through the window: made from the menu, looked at, released from the context menu. */
class DmabufTest extends WindowTest {

    private static final String GPU = "sim:gpu";

    @Test
    void isMadeShownAndReleased() {
        open(GPU);
        assertThat(regions.cells(GPU).getFirst()).startsWith("sim:gpu [simulated]");
        assertThat(devices.cells(SIMULATED, GPU).get(2)).startsWith("open, via");

        regions.select(GPU, "BAR 1");
        MenuDriver.main().choose("Device", "Create Dmabuf");

        regions.awaitCell(4, "live since", GPU, "BAR 1", "dmabuf fd");
        var handle = access.sessions().getFirst().dmabufs().getFirst().dmabuf();
        var row = regions.cells(GPU, "BAR 1", "dmabuf fd");
        assertThat(row.get(0)).isEqualTo(name(handle) + " [simulated]");
        assertThat(row.get(2)).isEqualTo("0x250000000 (9472 MiB)");
        assertThat(row.get(3)).isEqualTo(handle.exporter());
        assertThat(regions.children(GPU, "BAR 1", "dmabuf fd")).containsExactly("range 0", "range 1", "range 2");
        assertThat(regions.cells(GPU, "BAR 1", "dmabuf fd", "range 0"))
                .containsExactly("range 0", "0x0", "0x10000000 (256 MiB)", "", "dmabuf+0x0", "0x10000000000");
        assertThat(regions.cells(GPU, "BAR 1", "dmabuf fd", "range 1"))
                .containsExactly(
                        "range 1", "0x40000000", "0xc0000000 (3 GiB)", "", "dmabuf+0x10000000", "0x10040000000");
        assertThat(regions.cells(GPU, "BAR 1", "dmabuf fd", "range 2"))
                .containsExactly(
                        "range 2", "0x200000000", "0x180000000 (6 GiB)", "", "dmabuf+0xd0000000", "0x10200000000");
        assertThat(regions.cells(GPU, "BAR 1").get(4)).contains("1 dmabuf");

        regions.select(GPU, "BAR 1", "dmabuf fd");
        MenuDriver.context(regions).choose("Release Dmabuf");

        regions.awaitCell(4, "released at", GPU, "BAR 1", "dmabuf fd");
        assertThat(access.sessions().getFirst().dmabufs().getFirst().isLive()).isFalse();
        assertThat(regions.cells(GPU, "BAR 1").get(4)).doesNotContain("dmabuf");
    }

    /** A descriptor's number that was closed is given to the next one. */
    @Test
    void aDmabufIsToldFromAReleasedOneOfTheSameNumber() {
        open(GPU);
        for (int i = 0; i < 2; i++) {
            regions.select(GPU, "BAR 0");
            MenuDriver.main().choose("Device", "Create Dmabuf");
            int made = i + 1;
            Ui.await("a dmabuf", () -> access.sessions().getFirst().dmabufs().size() == made);
            String name = name(access.sessions().getFirst().dmabufs().get(i).dmabuf());
            regions.awaitCell(4, "live since", GPU, "BAR 0", name);
            regions.select(GPU, "BAR 0", name);
            MenuDriver.main().choose("Device", "Release Dmabuf");
            regions.awaitCell(4, "released at", GPU, "BAR 0", name);
        }
        assertThat(regions.children(GPU, "BAR 0"))
                .filteredOn(name -> name.startsWith("dmabuf fd"))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void showsTheKernelsRangesInTheKernelsOrder() {
        open(GPU);
        assertThat(regions.children(GPU, "BAR 1"))
                .containsExactly("mmap range 0", "mmap range 1", "mmap range 2", "mmap range 3", "gap", "gap", "gap");
        assertThat(regions.cells(GPU, "BAR 1", "mmap range 0"))
                .containsExactly("mmap range 0", "0x200000000", "0x180000000 (6 GiB)", "", "mappable", "0x10200000000");
        assertThat(regions.cells(GPU, "BAR 1", "mmap range 2").get(4)).isEqualTo("empty, dropped by QEMU");
    }
}
