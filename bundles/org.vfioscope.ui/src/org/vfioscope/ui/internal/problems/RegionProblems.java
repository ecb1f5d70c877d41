package org.vfioscope.ui.internal.problems;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.host.Finding.Severity;
import org.vfioscope.model.rules.NoRangeReason;
import org.vfioscope.model.rules.QemuRanges;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.ProblemMessages;
import org.vfioscope.ui.internal.problems.Problem.Place;
import org.vfioscope.ui.internal.rows.RegionRows;

/** Finds what of a region that has memory is not mapped, so not exported, and why. */
final class RegionProblems {

    /** What every device has, such as a config space that is never mapped, is no problem. */
    private static final Set<NoRangeReason> AS_EVERY_DEVICE =
            EnumSet.of(NoRangeReason.ABSENT, NoRangeReason.IO_PORTS, NoRangeReason.ROM, NoRangeReason.CONFIG_SPACE);

    private final String device;
    private final RegionSnapshot region;
    private final List<Problem> problems = new ArrayList<>();

    private RegionProblems(String device, RegionSnapshot region) {
        this.device = device;
        this.region = region;
    }

    static List<Problem> of(String device, RegionSnapshot region) {
        RegionProblems found = new RegionProblems(device, region);
        switch (region.plan().qemu()) {
            case QemuRanges.Refused refused ->
                found.add(
                        "refused",
                        Severity.ERROR,
                        ProblemMessages.Region_refused,
                        refused.reason(),
                        ProblemMessages.Region_refusedRemedy);
            case QemuRanges.Mapped mapped
            when mapped.msixTableCutOut() ->
                found.add(
                        "cutOut",
                        Severity.NOTE,
                        ProblemMessages.Region_cutOut,
                        ProblemMessages.Region_cutOutWhy,
                        ProblemMessages.Region_cutOutRemedy);
            case QemuRanges.Mapped mapped -> region.plan().noRange().ifPresent(found::unmappable);
        }
        long empty = region.plan().kernel().stream().filter(MmapRange::isEmpty).count();
        if (empty > 0) {
            found.add(
                    "empty",
                    Severity.NOTE,
                    ProblemMessages.Region_empty,
                    NLS.bind(ProblemMessages.Region_emptyWhy, Long.toString(empty)),
                    ProblemMessages.Region_nothingToDo);
        }
        return found.problems;
    }

    private void unmappable(NoRangeReason reason) {
        if (!AS_EVERY_DEVICE.contains(reason) && region.index() != PciIndex.VGA) {
            add(
                    "unmappable",
                    Severity.NOTE,
                    ProblemMessages.Region_unmappable,
                    reason.text(),
                    ProblemMessages.Region_unmappableRemedy);
        }
    }

    private void add(String kind, Severity severity, String what, String why, String remedy) {
        String row = RegionRows.regionKey(device, region.index());
        problems.add(Problem.lasting(
                row + "/" + kind,
                severity,
                device,
                NLS.bind(what, region.name()),
                why,
                remedy,
                new Place(ViewIds.REGIONS, row)));
    }
}
