package org.vfioscope.ui.internal.compare;

import java.util.List;
import org.vfioscope.report.diff.ComparedProperty;
import org.vfioscope.report.diff.ReportDiff;

/**
 * What a comparison gave.
 *
 * @param sides what was compared
 * @param diff what is different
 * @param properties all properties of each pair of devices, the same ones too
 * @param troubles what could not be read, in one sentence each
 */
record Compared(Sides sides, ReportDiff diff, List<List<ComparedProperty>> properties, List<String> troubles) {

    /** Keeps own copies. */
    Compared {
        properties = properties.stream().map(List::copyOf).toList();
        troubles = List.copyOf(troubles);
    }
}
