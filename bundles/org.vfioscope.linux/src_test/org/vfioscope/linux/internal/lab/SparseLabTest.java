package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.DmabufOutcome;
import org.vfioscope.model.DmabufRange;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.RegionFlag;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.SparseMmapCapability;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.rules.Forecast.Refused;
import org.vfioscope.model.rules.Forecast.Rule;

/** Regions of which only a part can be mapped, as nvgrace-gpu-vfio-pci reports them of a GPU's coherent memory. */
@Tag("lab-iommufd")
@ExtendWith(NoDescriptorLeft.class)
class SparseLabTest {

    private static final long PAGE = 0x1000;
    private static final long AREA = 0x44000000;
    private static final long SIZE = 0x80000000L;

    @Test
    void whatTheKernelReportsIsPlannedForetoldAndExported() throws Exception {
        try (DeviceAccess access = LabDevices.access()) {
            DeviceSession gpu = access.open(LabDevices.NVGRACE);

            assertThat(gpu.device().driver()).contains("nvgrace_gpu_vfio_pci");
            assertThat(gpu.snapshot().problems()).isEmpty();
            assertSparse(gpu, 2, SIZE, AREA);
            assertSparse(gpu, 4, 0x40000000, 0x20000000);
            assertThat(access.trace().entries())
                    .extracting(entry -> entry.event().toString())
                    .contains(
                            "vfio_region_sparse_mmap_header Device 0000:00:09.0 region 2: 1 sparse mmap entries",
                            "vfio_region_sparse_mmap_entry sparse entry 0 [0x0 - 0x43ffffff]");

            DmabufHandle handle = ((DmabufOutcome.Created) gpu.createDmabuf(2)).handle();
            assertThat(handle.dmabuf().ranges()).containsExactly(new DmabufRange(0, AREA, 0));
            assertThat(handle.dmabuf().size()).isEqualTo(AREA);

            assertThat(rule(gpu, 2, AREA - PAGE, 2 * PAGE)).isEqualTo(Rule.PAST_END);
            assertThat(rule(gpu, 2, AREA, PAGE)).isEqualTo(Rule.PAST_END);
            assertThat(rule(gpu, 2, 0, SIZE)).isEqualTo(Rule.PAST_END);
            // its ranges can be mapped, but there is no BAR 4 that could be claimed
            assertThat(rule(gpu, 4, 0, PAGE)).isEqualTo(Rule.NOT_A_REAL_BAR);
            assertThat(access.notices().notices()).isEmpty();
        }
    }

    private static void assertSparse(DeviceSession gpu, int index, long size, long area) {
        RegionSnapshot region = gpu.snapshot().region(index).orElseThrow();
        List<MmapRange> areas = List.of(new MmapRange(0, area));
        assertThat(region.info().size()).isEqualTo(size);
        assertThat(region.info().flags()).contains(RegionFlag.MMAP, RegionFlag.CAPS);
        assertThat(region.info()
                        .capability(SparseMmapCapability.class)
                        .orElseThrow()
                        .areas())
                .isEqualTo(areas);
        assertThat(region.plan().kernel()).isEqualTo(areas);
        assertThat(region.plan().qemuRanges()).isEqualTo(areas);
    }

    private static Object rule(DeviceSession gpu, int region, long offset, long size) throws Exception {
        Answer answer = Answer.to(gpu, new DmabufRequest(region, List.of(new MmapRange(offset, size))));
        assertThat(answer.asForetold()).as("%s", answer).isTrue();
        assertThat(answer.refusal()).contains(region == 4 ? Errno.ENODEV : Errno.EINVAL);
        return ((Refused) answer.forecast()).rule();
    }
}
