package org.vfioscope.model.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.DmabufRange;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.RegionInfo;

/** The lines as QEMU's hw/vfio/trace-events formats them, to the letter. */
class RegionTraceTest {

    private static final String DEVICE = "0000:03:00.0";

    @Test
    void setup() {
        RegionInfo region = new RegionInfo(1, Set.of(), 7, 0x4_0000_0000L, 0x100_0000_0000L, List.of());
        assertThat(RegionTrace.setup(DEVICE, DEVICE + " BAR 1", region))
                .hasToString("vfio_region_setup Device 0000:03:00.0, region 1 \"0000:03:00.0 BAR 1\", flags: 0x7,"
                        + " offset: 0x10000000000, size: 0x400000000");
    }

    @Test
    void sparse() {
        assertThat(RegionTrace.sparseMmapHeader(DEVICE, 1, 2))
                .hasToString("vfio_region_sparse_mmap_header Device 0000:03:00.0 region 1: 2 sparse mmap entries");
        assertThat(RegionTrace.sparseMmapEntry(1, new MmapRange(0x2000, 0x1000)))
                .hasToString("vfio_region_sparse_mmap_entry sparse entry 1 [0x2000 - 0x2fff]");
    }

    @Test
    void msixFixup() {
        assertThat(RegionTrace.msixFixup(DEVICE, 3, new MmapRange(0x1000, 0x3000)))
                .hasToString("vfio_msix_fixup  (0000:03:00.0) MSI-X region 3 mmap fixup [0x1000 - 0x4000]");
        assertThat(RegionTrace.msixFixup(DEVICE, 3, RegionTrace.NOTHING_LEFT).arguments())
                .endsWith("[0x0 - 0x0]");
    }

    @Test
    void dmabuf() {
        assertThat(RegionTrace.dmabuf(DEVICE, 42, 1, DEVICE + " BAR 1", new DmabufRange(0x2000, 0x1000, 0)))
                .hasToString("vfio_region_dmabuf Device 0000:03:00.0, dmabuf fd 42 region 1 \"0000:03:00.0 BAR 1\","
                        + " offset: 0x2000, size: 0x1000");
    }

    @Test
    void readAndWrite() {
        assertThat(RegionTrace.read(DEVICE, 0, 0x10, 4, 0xdeadbeefL))
                .hasToString("vfio_region_read  (0000:03:00.0:region0+0x10, 4) = 0xdeadbeef");
        assertThat(RegionTrace.write(DEVICE, 0, 0x10, -1L, 8))
                .hasToString("vfio_region_write  (0000:03:00.0:region0+0x10, 0xffffffffffffffff, 8)");
    }

    @Test
    void exitAndFinalize() {
        assertThat(RegionTrace.exit(DEVICE, 0)).hasToString("vfio_region_exit Device 0000:03:00.0, region 0");
        assertThat(RegionTrace.finalizeRegion(DEVICE, 0))
                .hasToString("vfio_region_finalize Device 0000:03:00.0, region 0");
    }
}
