package org.vfioscope.ui.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.ImportEvent;
import org.vfioscope.model.dma.DmaAccess;
import org.vfioscope.model.dma.DmaMapping;
import org.vfioscope.model.dma.DmaSource;
import org.vfioscope.model.dma.ImportState;
import org.vfioscope.model.dma.IovaRange;
import org.vfioscope.ui.internal.Samples;
import org.vfioscope.ui.internal.action.Target;

class ImportRowsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final DmaMapping HIGH = new DmaMapping(
            0xffff_8000_0000_0000L, 0x2000, DmaAccess.READ, new DmaSource.DmabufPart("sim:wheel", true, 1, 77, 0x1000));
    private static final DmaMapping LOW = new DmaMapping(
            0x1000, 0x1000, DmaAccess.READ_WRITE, new DmaSource.RegionPart("sim:wheel", true, 0, 0x3000));

    private static MadeImport made(int number, DmaMapping mapping, ImportState... states) {
        List<ImportEvent> history = new ArrayList<>();
        for (ImportState state : states) {
            history.add(new ImportEvent(NOON.plusSeconds(history.size()), state, "It was " + state.label()));
        }
        return new MadeImport(
                Samples.simulated("sim:axle"), "IOAS 2", number, mapping, history, Optional.of("parent/" + number));
    }

    private static TreeRow row(String key, TreeRow... children) {
        return new TreeRow(
                key, List.of(key, "", "", "", ""), key, Icon.DMABUF, false, new Target.Nothing(), List.of(children));
    }

    @Test
    void anImportStandsBelowWhatWasImported() {
        MadeImport lost = made(0, HIGH, ImportState.MAPPED, ImportState.LOST);
        List<TreeRow> rows = ImportRows.addTo(
                List.of(row("device", row("parent/0"), row("parent/1"))), List.of(lost), ZoneOffset.UTC);
        assertThat(rows.getFirst().children().getLast().children()).isEmpty();
        TreeRow row = rows.getFirst().children().getFirst().children().getFirst();
        assertThat(row.key()).isEqualTo(ImportRows.key(lost));
        assertThat(row.cells())
                .containsExactly(
                        "sim:axle [simulated] in IOAS 2",
                        "IOVA 0xffff800000000000",
                        "0x2000 (8 KiB)",
                        "r-",
                        "LOST since 12:00:01: map it again",
                        "");
        assertThat(row.tooltip())
                .contains("0xffff800000000000 - 0xffff800000001fff", "read only", "dmabuf inode 77, from dmabuf+0x1000")
                .contains("12:00:00 mapped. It was mapped.\n12:00:01 lost. It was lost.", "choose Map Again");
        assertThat(row.badge()).contains(Icon.BADGE_LOST);
        assertThat(row.getAdapter(DmaMapping.class)).isEqualTo(HIGH);
    }

    @Test
    void whatIsUnmappedIsPast() {
        MadeImport gone = made(1, LOW, ImportState.MAPPED, ImportState.UNMAPPED);
        TreeRow row = ImportRows.addTo(List.of(row("parent/1")), List.of(gone), ZoneOffset.UTC)
                .getFirst()
                .children()
                .getFirst();
        assertThat(row.past()).isTrue();
        assertThat(row.cells().get(4)).isEqualTo("unmapped at 12:00:01");
    }

    @Test
    void anAddressSpaceIsShownInTheOrderOfItsAddressesUnsigned() {
        AttachedDevice attached = new AttachedDevice(
                Samples.simulated("sim:axle"),
                "IOAS 2",
                List.of(new IovaRange(0x1000, -1)),
                List.of(
                        made(0, HIGH, ImportState.MAPPED, ImportState.LOST),
                        made(1, LOW, ImportState.MAPPED),
                        made(2, LOW, ImportState.MAPPED, ImportState.UNMAPPED)));
        TreeRow device = AddressSpaceRows.of(List.of(attached), ZoneOffset.UTC).getFirst();
        assertThat(device.cells())
                .containsExactly("sim:axle [simulated]  IOAS 2", "", "1 mapped, 1 LOST", "", "Acme Wheel");
        assertThat(device.children())
                .extracting(row -> row.cells().get(0) + "; " + row.cells().get(2) + "; "
                        + row.cells().get(4))
                .containsExactly(
                        "0x0 - 0xfff; reserved; in no IOVA range",
                        "0x1000 - 0x1fff; mapped since 12:00:00; sim:wheel BAR 0, its mmap, from 0x3000",
                        "0x2000 - 0xffff7fffffffffff; free; ",
                        "0xffff800000000000 - 0xffff800000001fff; LOST since 12:00:01; sim:wheel BAR 1, dmabuf inode 77, from dmabuf+0x1000",
                        "0xffff800000002000 - 0xffffffffffffffff; free; ");
        assertThat(device.children())
                .extracting(row -> row.cells().get(1))
                .containsExactly(
                        "0x1000 (4 KiB)",
                        "0x1000 (4 KiB)",
                        "0xffff7fffffffe000",
                        "0x2000 (8 KiB)",
                        "0x7fffffffe000 (137438953464 KiB)");
        assertThat(device.children().get(1).key()).isEqualTo(AddressSpaceRows.importKey("sim:axle", 1));
    }

    @Test
    void whereTheKernelTellsNoRangesThisIsSaid() {
        AttachedDevice attached =
                new AttachedDevice(Samples.simulated("sim:axle"), "type1 container of group 8", List.of(), List.of());
        assertThat(AddressSpaceRows.of(List.of(attached), ZoneOffset.UTC)
                        .getFirst()
                        .children())
                .singleElement()
                .satisfies(row -> assertThat(row.cells()).startsWith("The kernel does not tell its IOVA ranges"));
    }
}
