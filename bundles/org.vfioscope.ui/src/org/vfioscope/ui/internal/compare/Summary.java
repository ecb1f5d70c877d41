package org.vfioscope.ui.internal.compare;

import org.eclipse.osgi.util.NLS;
import org.vfioscope.report.diff.ReportDiff;
import org.vfioscope.ui.internal.ReportMessages;

/** A comparison in one line. */
final class Summary {

    private Summary() {}

    static String of(Compared compared) {
        ReportDiff diff = compared.diff();
        long differences = diff.onlyInA().size() + diff.onlyInB().size();
        for (var pair : diff.devices()) {
            differences += pair.changes().size() + pair.contentChanges().size() + pair.furtherRuns();
        }
        String count = differences == 1
                ? ReportMessages.Compare_oneDifference
                : NLS.bind(ReportMessages.Compare_differences, Long.toString(differences));
        return NLS.bind(
                ReportMessages.Compare_summary,
                new Object[] {compared.sides().a(), compared.sides().b(), count});
    }
}
