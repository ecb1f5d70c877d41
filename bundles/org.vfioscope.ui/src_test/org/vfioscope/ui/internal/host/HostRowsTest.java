package org.vfioscope.ui.internal.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.HeldDmabufs;
import org.vfioscope.model.host.DeviceHolding;
import org.vfioscope.model.host.DmabufHolding;
import org.vfioscope.model.host.DmabufOrigin;
import org.vfioscope.model.host.Finding;
import org.vfioscope.model.host.HeldDmabuf;
import org.vfioscope.ui.internal.rows.Icon;
import org.vfioscope.ui.internal.rows.TreeRow;

class HostRowsTest {

    private static HeldDmabuf held(long pid, int fd, DmabufOrigin origin) {
        return new HeldDmabuf(
                new DmabufHolding(
                        pid,
                        "qemu",
                        fd,
                        OptionalLong.of(77),
                        OptionalLong.of(0x8000_0000_0000_0000L),
                        Optional.of("vfio_pci_core"),
                        Optional.of("queues")),
                origin);
    }

    @Test
    void aFindingSaysHowBadItIsInAWordAndInItsPicture() {
        Finding error = new Finding(
                "vfio",
                Finding.Severity.ERROR,
                "No VFIO",
                "The module\nis not there.",
                Optional.of("modprobe vfio-pci\n"));
        Finding ok = new Finding("iommu", Finding.Severity.OK, "IOMMU on", "Good.", Optional.empty());
        TreeRow host = FindingRows.of(List.of(
                        new Examined(Examination.HOST, "This host", List.of(ok, error), Optional.of("not finished"))))
                .getFirst();
        assertThat(host.cells()).startsWith("This host", "errors: 1, warnings: 0");
        assertThat(host.children())
                .extracting(TreeRow::icon)
                .containsExactly(Icon.FINDING_OK, Icon.FINDING_ERROR, Icon.FINDING_WARNING);
        assertThat(host.children().get(1).cells())
                .containsExactly("error", "No VFIO", "The module; is not there.", "modprobe vfio-pci");
        assertThat(host.children().get(2).cells()).contains("not finished");
    }

    @Test
    void holdersAreGroupedByProcessWithWhatCouldNotBeRead() {
        var origin = new DmabufOrigin.Own(new DmabufOrigin.Place("0000:03:00.0", 2));
        var held = new HeldDmabufs(
                List.of(held(20, 9, origin), held(10, 5, new DmabufOrigin.Unknown("no size fits"))),
                List.of(
                        new DeviceHolding(20, "qemu", 8, DeviceHolding.Kind.DEVICE, List.of()),
                        new DeviceHolding(
                                20, "qemu", 7, DeviceHolding.Kind.GROUP, List.of("0000:03:00.0", "0000:03:00.1"))),
                3);
        List<TreeRow> rows = HolderRows.of(held, 10);
        assertThat(rows)
                .extracting(row -> row.cells().getFirst())
                .containsExactly("Could not be read: 3", "qemu (pid 10, this window)", "qemu (pid 20)");
        assertThat(rows.get(2).cells().getLast()).isEqualTo("dmabufs: 1, open devices and groups: 2");
        assertThat(rows.get(2).children())
                .extracting(row -> row.cells().getFirst() + "; " + row.cells().getLast())
                .containsExactly(
                        "fd 8: open device; a device that this kernel does not name",
                        "fd 7: IOMMU group; one or more of: 0000:03:00.0, 0000:03:00.1",
                        "fd 9: dmabuf; 0000:03:00.0 BAR 2 (certain: made here)");
        assertThat(rows.get(2).children().get(2).cells().subList(1, 4))
                .containsExactly("77", "0x8000000000000000 (8 EiB)", "vfio_pci_core, \"queues\"");
    }
}
