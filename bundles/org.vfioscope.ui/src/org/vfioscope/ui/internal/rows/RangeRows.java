package org.vfioscope.ui.internal.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.MsixTable;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.rules.MmapPlan;
import org.vfioscope.model.rules.NoRangeReason;
import org.vfioscope.model.rules.QemuRanges;
import org.vfioscope.model.rules.RegionLayout;
import org.vfioscope.model.rules.RegionLayout.Kind;
import org.vfioscope.model.rules.RegionLayout.Part;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.action.Target;

/** The rows of a region's mmap plan: the kernel's ranges, and what QEMU makes of them where that differs. */
final class RangeRows {

    private final String key;
    private final RegionSnapshot region;
    private final Target target;
    private final List<TreeRow> rows = new ArrayList<>();

    private RangeRows(String key, RegionSnapshot region, Target target) {
        this.region = region;
        this.key = key;
        this.target = target;
    }

    /**
     * Builds the rows.
     *
     * @param key the region's key
     * @param region the region
     * @param msix the device's MSI-X table, if it has one
     * @param target the region as a target: what works on it works on its ranges
     */
    static List<TreeRow> of(String key, RegionSnapshot region, Optional<MsixTable> msix, Target target) {
        RangeRows builder = new RangeRows(key, region, target);
        builder.plan(region.plan(), region.info().size(), msix);
        builder.holes(RegionLayout.of(region, msix), msix);
        return builder.rows;
    }

    private void plan(MmapPlan plan, long regionSize, Optional<MsixTable> msix) {
        for (int i = 0; i < plan.kernel().size(); i++) {
            MmapRange range = plan.kernel().get(i);
            String state = range.isEmpty() ? Messages.Ranges_empty : Messages.Ranges_kernel;
            range(
                    PartRows.kernelKey(key, i),
                    NLS.bind(Messages.Ranges_name, i),
                    range,
                    state,
                    Messages.Ranges_kernelHint);
        }
        switch (plan.qemu()) {
            case QemuRanges.Refused refused ->
                note(
                        "refused",
                        Icon.PROBLEM,
                        Messages.Ranges_refused,
                        NLS.bind(Messages.Ranges_refusedHint, refused.reason()));
            case QemuRanges.Mapped mapped when mapped.msixTableCutOut() -> cutOut(mapped, regionSize, msix);
            case QemuRanges.Mapped mapped -> {
                // sorting and empty areas are shown by the kernel's own rows
            }
        }
        plan.noRange()
                .ifPresent(reason -> rows.add(new TreeRow(
                        key + "/none",
                        RegionCells.of(Messages.Ranges_none, inShort(reason)),
                        reason.text(),
                        Icon.NOTE,
                        false,
                        target,
                        List.of())));
    }

    /** The reason in as many words as a column holds; the row's tooltip has them all. */
    private static String inShort(NoRangeReason reason) {
        return switch (reason) {
            case ABSENT -> Messages.Ranges_noneAbsent;
            case IO_PORTS -> Messages.Ranges_noneIoPorts;
            case ROM -> Messages.Ranges_noneRom;
            case CONFIG_SPACE -> Messages.Ranges_noneConfigSpace;
            case NOT_MAPPABLE -> Messages.Ranges_noneNotMappable;
            case NO_AREAS -> Messages.Ranges_noneNoAreas;
            case ONLY_MSIX_TABLE -> Messages.Ranges_noneOnlyMsixTable;
        };
    }

    private void cutOut(QemuRanges.Mapped mapped, long regionSize, Optional<MsixTable> msix) {
        long at = 0;
        int number = 0;
        for (MmapRange range : mapped.ranges()) {
            gap(at, range.offset(), msix);
            range(
                    PartRows.qemuKey(key, number),
                    NLS.bind(Messages.Ranges_qemuName, number),
                    range,
                    Messages.Ranges_qemu,
                    Messages.Ranges_qemuHint);
            at = range.end();
            number++;
        }
        gap(at, regionSize, msix);
    }

    private void gap(long from, long to, Optional<MsixTable> msix) {
        if (from == to) {
            return;
        }
        String hint = msix.map(table ->
                        NLS.bind(Messages.Ranges_cutOutHint, table.entries(), new ByteSize(table.offset()).hex()))
                .orElse(Messages.Ranges_cutOut);
        range(
                PartRows.cutKey(key, from),
                Messages.Ranges_cutOutName,
                new MmapRange(from, to - from),
                Messages.Ranges_cutOut,
                hint,
                Icon.HOLE);
    }

    /** What no mmap range holds, and the MSI-X table where it lies in one. */
    private void holes(RegionLayout layout, Optional<MsixTable> msix) {
        List<Part> parts = layout.parts();
        boolean anyMapped = parts.stream().anyMatch(part -> part.kind() != Kind.NOT_MAPPABLE);
        for (Part part : parts) {
            if (anyMapped && part.kind() == Kind.NOT_MAPPABLE) {
                String id = PartRows.gapKey(key, part.range());
                range(
                        id,
                        Messages.Ranges_gapName,
                        part.range(),
                        Messages.Ranges_gap,
                        Messages.Ranges_gapHint,
                        Icon.GAP);
            }
        }
        layout.msixTable().ifPresent(table -> {
            String entries = Integer.toString(msix.map(MsixTable::entries).orElse(0));
            range(
                    PartRows.msixKey(key),
                    Messages.Ranges_msixName,
                    table,
                    NLS.bind(Messages.Ranges_msix, entries),
                    NLS.bind(Messages.Ranges_msixHint, entries),
                    Icon.HOLE);
        });
    }

    private void range(String id, String name, MmapRange range, String state, String hint) {
        range(id, name, range, state, hint, Icon.RANGE);
    }

    private void range(String id, String name, MmapRange range, String state, String hint, Icon icon) {
        List<String> cells = RegionCells.of(region, name, range.offset(), range.size(), state);
        String place = NLS.bind(Messages.Ranges_place, new Object[] {
            region.name(),
            new ByteSize(range.offset()).hex(),
            new ByteSize(region.info().offset() + range.offset()).hex()
        });
        String tooltip = String.join("\n", name + " " + range, place, hint);
        rows.add(new TreeRow(id, cells, tooltip, icon, false, target, List.of()));
    }

    private void note(String id, Icon icon, String name, String text) {
        rows.add(new TreeRow(key + "/" + id, RegionCells.of(name, text), text, icon, false, target, List.of()));
    }
}
