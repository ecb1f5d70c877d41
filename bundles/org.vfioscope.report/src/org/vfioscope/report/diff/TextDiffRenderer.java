package org.vfioscope.report.diff;

import java.util.List;
import java.util.Optional;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.MmapRange;
import org.vfioscope.report.text.TextPage;

/** Differences for people, in the manner of diff: what the first has behind a minus, what the second has behind a plus. */
public final class TextDiffRenderer {

    private TextDiffRenderer() {}

    /**
     * Renders differences.
     *
     * @param diff the differences
     * @return the whole text
     */
    public static String render(ReportDiff diff) {
        TextPage page = new TextPage();
        boolean first = true;
        for (DeviceDiff device : diff.devices()) {
            if (!first) {
                page.blank();
            }
            first = false;
            device(page, device);
        }
        diff.onlyInA().forEach(name -> page.line(0, "only in A: " + name));
        diff.onlyInB().forEach(name -> page.line(0, "only in B: " + name));
        return page.toString();
    }

    private static void device(TextPage page, DeviceDiff diff) {
        page.line(0, "A: " + diff.a());
        page.line(0, "B: " + diff.b());
        DiffSection section = null;
        for (Change change : diff.changes()) {
            if (change.section() != section) {
                section = change.section();
                page.line(0, section + ":");
            }
            page.line(1, change.subject().isEmpty() ? change.property() : change.subject() + ", " + change.property());
            side(page, "- ", change.a());
            side(page, "+ ", change.b());
        }
        content(page, diff);
        if (diff.isEqual()) {
            page.line(0, "no difference");
        }
        diff.notCompared().forEach(what -> page.line(0, "not compared: " + what));
    }

    private static void side(TextPage page, String sign, Optional<String> value) {
        page.line("        " + sign, "          ", value.orElse("(none)"));
    }

    private static void content(TextPage page, DeviceDiff diff) {
        List<ContentChange> runs = diff.contentChanges();
        if (runs.isEmpty()) {
            return;
        }
        page.line(0, DiffSection.CONTENT + ":");
        for (ContentChange run : runs) {
            page.line(
                    1,
                    "%s %s, %s"
                            .formatted(
                                    run.region(),
                                    new MmapRange(run.offset(), run.size()),
                                    new ByteSize(run.size()).binary()));
            String more = Long.compareUnsigned(run.size(), ContentChange.KEPT) > 0 ? " ..." : "";
            page.line("        - ", "          ", spaced(run.a()) + more);
            page.line("        + ", "          ", spaced(run.b()) + more);
        }
        if (diff.furtherRuns() > 0) {
            page.line(1, "and %s runs more".formatted(diff.furtherRuns()));
        }
    }

    private static String spaced(String hex) {
        return hex.replaceAll("..(?=.)", "$0 ");
    }
}
