package org.vfioscope.linux.internal.vfio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.SysfsTree;
import org.vfioscope.model.errno.Errno;

class DmabufBufinfoTest {

    private final List<String> captured = SysfsTree.captured("dmabuf-bufinfo.txt");

    @Test
    void readsWhatTheKernelWrote() throws Exception {
        DmabufBufinfo info = DmabufBufinfo.parse(captured);

        assertThat(info.attached()).containsOnlyKeys(1L, 2L, 3L);
        assertThat(info.attachments("dmabuf 9", 1)).containsExactly("iommu", "iommu");
        assertThat(info.attachments("dmabuf 9", 3)).isEmpty();
    }

    @Test
    void saysThatADmabufIsNotListed() {
        VfioException e = catchThrowableOfType(
                VfioException.class, () -> DmabufBufinfo.parse(captured).attachments("dmabuf 9", -1));
        assertThat(e.errno()).isEqualTo(Errno.EIO);
        assertThat(e.explained()).contains("dmabuf 9", "inode 18446744073709551615");
    }

    @Test
    void fencesBeforeTheDevicesAreNoDevices() throws Exception {
        List<String> lines = new ArrayList<>(captured);
        int heading = lines.lastIndexOf("\tAttached Devices:");
        lines.addAll(heading, List.of("\tkernel fence:drm_sched gfx seq 17 signalled", "\tread fence:x y seq 2"));

        assertThat(DmabufBufinfo.parse(lines).attachments("dmabuf 9", 1)).containsExactly("iommu", "iommu");
    }

    @Test
    void whatIsCutShortOrOfAnotherFormIsPassedOver() {
        assertThat(DmabufBufinfo.parse(List.of()).attached()).isEmpty();
        assertThat(DmabufBufinfo.parse(List.of("00000001\t00000002", "\tAttached Devices:", "\tx"))
                        .attached())
                .isEmpty();
        for (int lines = 0; lines < captured.size(); lines++) {
            assertThat(DmabufBufinfo.parse(captured.subList(0, lines))
                            .attached()
                            .keySet())
                    .isSubsetOf(1L, 2L, 3L);
        }
    }

    @Test
    void aLargeDmabufHasMoreDigits() {
        String line = "274877906944\t00000002\t02080007\t00000001\tvfio_pci_core\t123456789\tname\twith tabs";
        assertThat(DmabufBufinfo.parse(
                                List.of(line, "\tAttached Devices:", "\t0000:03:00.0", "Total 1 devices attached"))
                        .attached())
                .containsEntry(123456789L, List.of("0000:03:00.0"));
    }
}
