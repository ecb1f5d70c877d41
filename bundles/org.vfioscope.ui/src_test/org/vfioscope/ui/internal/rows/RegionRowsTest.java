package org.vfioscope.ui.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.DmabufEvent;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.DmabufRange;
import org.vfioscope.model.DmabufState;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.MsixTable;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.SparseMmapCapability;
import org.vfioscope.ui.internal.Samples;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.rows.OpenDevice.MadeDmabuf;

class RegionRowsTest {

    private static final Optional<MsixTable> NO_MSIX = Optional.empty();
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void aDeviceSaysThatItIsSimulatedAndHowItIsOpen() {
        TreeRow device = device(NO_MSIX, List.of());
        assertThat(device.cells())
                .containsExactly(
                        "sim:wheel [simulated]  Acme Wheel",
                        "",
                        "",
                        "RESET, PCI",
                        "open, exports dmabufs; via group 8, type1",
                        "");
    }

    @Test
    void aRegionShowsItsNumbersUnsigned() {
        TreeRow region = only(device(NO_MSIX, List.of(), Samples.memory(1, 0x8000_0000_0000_0000L, NO_MSIX)));
        assertThat(region.cells())
                .containsExactly(
                        "BAR 1",
                        "",
                        "0x8000000000000000 (8 EiB)",
                        "RWM",
                        "64-bit prefetchable memory",
                        "0x10000000000");
        assertThat(region.tooltip()).contains("READ: can be read", "MMAP: can be mapped", "at 0x3800000000");
        assertThat(region.getAdapter(RegionSnapshot.class).name()).isEqualTo("BAR 1");
    }

    @Test
    void sparseAreasKeepTheKernelsOrder() {
        var sparse = new SparseMmapCapability(1, List.of(new MmapRange(0x3000, 0x1000), new MmapRange(0, 0)));
        TreeRow region = only(device(NO_MSIX, List.of(), Samples.memory(0, 0x4000, NO_MSIX, sparse)));
        assertThat(region.cells().get(3)).isEqualTo("RWM  sparse");
        assertThat(region.children())
                .extracting(row -> row.cells().get(0) + " " + row.cells().get(1) + " "
                        + row.cells().get(4))
                .containsExactly(
                        "mmap range 0 0x3000 mappable",
                        "mmap range 1 0x0 empty, dropped by QEMU",
                        "gap 0x0 not mappable");
    }

    @Test
    void theMsixTableIsCutOutAsQemuDoesIt() {
        var msix = Optional.of(new MsixTable(0, 0x2000, 16));
        TreeRow region = only(device(msix, List.of(), Samples.memory(0, 0x4000, msix)));
        assertThat(region.children())
                .extracting(row -> row.cells().get(0) + " " + row.cells().get(1) + " "
                        + row.cells().get(2))
                .containsExactly(
                        "mmap range 0 0x0 0x4000 (16 KiB)",
                        "QEMU range 0 0x0 0x2000 (8 KiB)",
                        "MSI-X table pages 0x2000 0x1000 (4 KiB)",
                        "QEMU range 1 0x3000 0x1000 (4 KiB)",
                        "MSI-X table 0x2000 0x100 (256 B)");
        assertThat(region.children().get(4).tooltip()).contains("reads with 0xff");
        assertThat(region.children().get(2).tooltip()).contains("16 entries at 0x2000");
    }

    @Test
    void aRegionWithoutRangesSaysWhy() {
        TreeRow ports = only(device(NO_MSIX, List.of(), Samples.ioPorts(2)));
        assertThat(ports.cells().get(3)).isEqualTo("RW-");
        assertThat(ports.children())
                .singleElement()
                .satisfies(row ->
                        assertThat(row.cells()).startsWith("No mmap range").endsWith("I/O ports are not memory", ""));
        TreeRow absent = only(device(NO_MSIX, List.of(), Samples.absent(3)));
        assertThat(absent.cells()).containsExactly("BAR 3", "", "", "", "absent", "");
        assertThat(absent.past()).isTrue();
    }

    @Test
    void aDmabufStandsBelowItsRegionWithBothOffsetsOfEachRange() {
        List<DmabufRange> ranges =
                DmabufRange.layOut(List.of(new MmapRange(0x1000, 0x1000), new MmapRange(0x3000, 0x1000)));
        Dmabuf dmabuf = new Dmabuf(42, 0x2000, 77, "vfio_pci_core", 1, ranges, true);
        DmabufEvent made = new DmabufEvent(NOON, DmabufState.LIVE, "The kernel made it");
        DmabufEvent closed = new DmabufEvent(NOON.plusSeconds(5), DmabufState.RELEASED, "It was closed");
        var live = new MadeDmabuf(dmabuf, Optional.of("frames"), List.of(made));
        var released = new MadeDmabuf(dmabuf, Optional.empty(), List.of(made, closed));
        TreeRow device = device(
                NO_MSIX,
                List.of(released, live),
                Samples.memory(0, 0x4000, NO_MSIX),
                Samples.memory(1, 0x4000, NO_MSIX));
        assertThat(device.children().getFirst().children()).hasSize(1);
        TreeRow region = device.children().getLast();
        assertThat(region.cells().get(4)).isEqualTo("1 dmabuf, 64-bit prefetchable memory");

        TreeRow past = region.children().get(1);
        assertThat(past.past()).isTrue();
        assertThat(past.cells().get(4)).isEqualTo("released at 12:00:05");
        assertThat(past.tooltip()).contains("12:00:00 live. The kernel made it.\n12:00:05 released. It was closed.");

        TreeRow row = region.children().get(2);
        assertThat(row.key()).isEqualTo(DmabufRows.key("sim:wheel", 1, 1));
        assertThat(row.cells())
                .containsExactly(
                        "dmabuf fd 42 \"frames\" [simulated] (inode 77)",
                        "",
                        "0x2000 (8 KiB)",
                        "vfio_pci_core",
                        "live since 12:00:00",
                        "");
        assertThat(row.target()).isInstanceOfSatisfying(Target.DmabufOf.class, target -> {
            assertThat(target.dmabuf().inode()).isEqualTo(77);
            assertThat(target.live()).isTrue();
        });
        assertThat(row.children().get(1).cells())
                .containsExactly("range 1", "0x3000", "0x1000 (4 KiB)", "", "dmabuf+0x1000", "0x10000003000");
        assertThat(row.children().get(1).tooltip()).contains("QEMU stores the BAR offset 0x3000");
    }

    @Test
    void aPartTellsItsOffsetInTheRegionAndThatOfTheDescriptor() {
        var sparse = new SparseMmapCapability(1, List.of(new MmapRange(0x3000, 0x1000)));
        TreeRow region = only(device(NO_MSIX, List.of(), Samples.memory(1, 0x4000, NO_MSIX, sparse)));
        assertThat(region.cells()).startsWith("BAR 1", "").endsWith("0x10000000000");
        TreeRow range = region.children().getFirst();
        assertThat(range.cells()).startsWith("mmap range 0", "0x3000").endsWith("0x10000003000");
        assertThat(range.tooltip())
                .contains("Offset 0x3000 from the start of BAR 1; file offset 0x10000003000 of the device descriptor");
    }

    private static TreeRow device(Optional<MsixTable> msix, List<MadeDmabuf> dmabufs, RegionSnapshot... regions) {
        var snapshot = Samples.snapshot(Samples.simulated("sim:wheel"), Samples.EXPORTS, msix, regions);
        return RegionRows.of(List.of(new OpenDevice(snapshot, dmabufs)), ZoneOffset.UTC)
                .getFirst();
    }

    private static TreeRow only(TreeRow device) {
        assertThat(device.children()).hasSize(1);
        return device.children().getFirst();
    }
}
