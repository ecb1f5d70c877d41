package org.vfioscope.ui.internal.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.report.diff.ComparedProperty;
import org.vfioscope.report.diff.DeviceDiff;
import org.vfioscope.report.diff.DiffSection;
import org.vfioscope.ui.internal.ReportMessages;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.rows.Icon;
import org.vfioscope.ui.internal.rows.TreeRow;

/**
 * The rows of the Compare view: section, whose property, property; of several pairs of devices, the pair above them.
 * Columns: property, what A has, what B has, how they differ.
 */
final class ComparisonRows {

    /** The key of each row of a difference starts so; the view goes from one to the next. */
    static final String DIFFERENCE = "difference/";

    private final boolean onlyDifferences;

    private ComparisonRows(boolean onlyDifferences) {
        this.onlyDifferences = onlyDifferences;
    }

    /** Builds the tree. */
    static List<TreeRow> of(Compared compared, boolean onlyDifferences) {
        ComparisonRows rows = new ComparisonRows(onlyDifferences);
        List<DeviceDiff> pairs = compared.diff().devices();
        List<TreeRow> all = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            List<ComparedProperty> properties =
                    i < compared.properties().size() ? compared.properties().get(i) : List.of();
            List<TreeRow> sections = rows.pair(i + "/", pairs.get(i), properties);
            if (pairs.size() == 1) {
                all.addAll(sections);
            } else if (!sections.isEmpty()) {
                DeviceDiff pair = pairs.get(i);
                String count = differences(
                        pair.changes().size() + pair.contentChanges().size());
                all.add(row(
                        "pair/" + i,
                        List.of(pair.a(), pair.a(), pair.b(), count),
                        pair.isEqual() ? Icon.DIFF_SAME : Icon.DIFF_CHANGED,
                        sections));
            }
        }
        all.addAll(onlyOneSide(compared.diff().onlyInA(), Likeness.ONLY_A));
        all.addAll(onlyOneSide(compared.diff().onlyInB(), Likeness.ONLY_B));
        compared.troubles().forEach(trouble -> all.add(notCompared("trouble/" + trouble, trouble)));
        return all;
    }

    private List<TreeRow> pair(String key, DeviceDiff diff, List<ComparedProperty> properties) {
        Map<DiffSection, List<ComparedProperty>> bySection = properties.stream()
                .collect(Collectors.groupingBy(ComparedProperty::section, LinkedHashMap::new, Collectors.toList()));
        List<TreeRow> rows = new ArrayList<>();
        bySection.forEach((section, of) -> addUnlessSame(rows, section(key + section, section.toString(), of)));
        if (!diff.contentChanges().isEmpty()) {
            rows.add(ContentRows.of(key, diff));
        }
        diff.notCompared().forEach(what -> rows.add(notCompared(key + "not/" + what, what)));
        return rows;
    }

    private TreeRow section(String key, String name, List<ComparedProperty> properties) {
        Map<String, List<ComparedProperty>> bySubject = properties.stream()
                .collect(Collectors.groupingBy(ComparedProperty::subject, LinkedHashMap::new, Collectors.toList()));
        List<TreeRow> rows = new ArrayList<>();
        bySubject.forEach((subject, of) -> {
            List<TreeRow> leaves = new ArrayList<>();
            of.forEach(property -> addUnlessSame(leaves, leaf(key + "/" + subject, property)));
            if (subject.isEmpty()) {
                rows.addAll(leaves);
            } else {
                addUnlessSame(rows, group(key + "/" + subject, subject, of, leaves));
            }
        });
        return group(key, name, properties, rows);
    }

    private static TreeRow group(String key, String name, List<ComparedProperty> properties, List<TreeRow> rows) {
        Likeness likeness = Likeness.of(properties);
        long different =
                properties.stream().filter(property -> !property.isSame()).count();
        String words = likeness == Likeness.CHANGED ? differences(different) : likeness.word();
        return row(key, List.of(name, "", "", words), likeness.icon(), rows);
    }

    private static TreeRow leaf(String key, ComparedProperty property) {
        Likeness likeness = Likeness.of(property);
        return row(
                (property.isSame() ? "" : DIFFERENCE) + key + "/" + property.property(),
                List.of(
                        property.property(),
                        property.a().orElse(ReportMessages.Compare_none),
                        property.b().orElse(ReportMessages.Compare_none),
                        likeness.word()),
                likeness.icon(),
                List.of());
    }

    private static List<TreeRow> onlyOneSide(List<String> devices, Likeness likeness) {
        return devices.stream()
                .map(device -> row(
                        DIFFERENCE + likeness + "/" + device,
                        List.of(
                                device,
                                likeness == Likeness.ONLY_A ? device : ReportMessages.Compare_none,
                                likeness == Likeness.ONLY_B ? device : ReportMessages.Compare_none,
                                likeness.word()),
                        likeness.icon(),
                        List.of()))
                .toList();
    }

    private static TreeRow notCompared(String key, String what) {
        return row(key, List.of(ReportMessages.Compare_notCompared, what, "", ""), Icon.NOTE, List.of());
    }

    private void addUnlessSame(List<TreeRow> rows, TreeRow row) {
        if (!onlyDifferences || row.icon() != Icon.DIFF_SAME) {
            rows.add(row);
        }
    }

    private static String differences(long count) {
        return count == 1
                ? ReportMessages.Compare_oneDifference
                : NLS.bind(ReportMessages.Compare_differences, Long.toString(count));
    }

    static TreeRow row(String key, List<String> cells, Icon icon, List<TreeRow> children) {
        String tooltip = cells.get(1).isEmpty() && cells.get(2).isEmpty()
                ? NLS.bind(ReportMessages.Compare_tooltipShort, cells.get(0), cells.get(3))
                : NLS.bind(ReportMessages.Compare_tooltip, cells.toArray());
        return new TreeRow(key, cells, tooltip, icon, false, new Target.Nothing(), children);
    }
}
