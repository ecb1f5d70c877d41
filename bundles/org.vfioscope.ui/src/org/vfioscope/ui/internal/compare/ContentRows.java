package org.vfioscope.ui.internal.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.model.MmapRange;
import org.vfioscope.report.diff.ContentChange;
import org.vfioscope.report.diff.DeviceDiff;
import org.vfioscope.report.diff.DiffSection;
import org.vfioscope.ui.internal.ReportMessages;
import org.vfioscope.ui.internal.rows.Icon;
import org.vfioscope.ui.internal.rows.TreeRow;

/** The rows of bytes that are different: region, then each run. */
final class ContentRows {

    private ContentRows() {}

    /** The section; there is at least one run. */
    static TreeRow of(String key, DeviceDiff diff) {
        Map<String, List<ContentChange>> byRegion = diff.contentChanges().stream()
                .collect(Collectors.groupingBy(ContentChange::region, LinkedHashMap::new, Collectors.toList()));
        List<TreeRow> regions = new ArrayList<>();
        byRegion.forEach((region, runs) -> regions.add(ComparisonRows.row(
                key + "content/" + region,
                List.of(region, "", "", count(runs.size())),
                Icon.DIFF_CHANGED,
                runs.stream().map(run -> run(key, run)).toList())));
        if (diff.furtherRuns() > 0) {
            String more = NLS.bind(ReportMessages.Compare_furtherRuns, Long.toString(diff.furtherRuns()));
            regions.add(ComparisonRows.row(
                    key + "content/further", List.of(more, "", "", Likeness.CHANGED.word()), Icon.NOTE, List.of()));
        }
        return ComparisonRows.row(
                key + "content",
                List.of(
                        DiffSection.CONTENT.toString(),
                        "",
                        "",
                        count(diff.contentChanges().size() + diff.furtherRuns())),
                Icon.DIFF_CHANGED,
                regions);
    }

    private static TreeRow run(String key, ContentChange run) {
        String more = Long.compareUnsigned(run.size(), ContentChange.KEPT) > 0 ? " …" : "";
        return ComparisonRows.row(
                ComparisonRows.DIFFERENCE + key + "content/" + run.region() + "/" + Long.toHexString(run.offset()),
                List.of(
                        new MmapRange(run.offset(), run.size()).toString(),
                        spaced(run.a()) + more,
                        spaced(run.b()) + more,
                        Likeness.CHANGED.word()),
                Icon.DIFF_CHANGED,
                List.of());
    }

    private static String spaced(String hex) {
        return hex.replaceAll("..(?=.)", "$0 ");
    }

    private static String count(long runs) {
        return runs == 1 ? ReportMessages.Compare_oneRun : NLS.bind(ReportMessages.Compare_runs, Long.toString(runs));
    }
}
