package org.vfioscope.ui.internal.compare;

import java.util.List;
import org.vfioscope.report.diff.ComparedProperty;
import org.vfioscope.ui.internal.ReportMessages;
import org.vfioscope.ui.internal.rows.Icon;

/** How the two sides of a row stand to each other; each has a picture and a word. */
enum Likeness {
    SAME(Icon.DIFF_SAME, ReportMessages.Compare_same),
    CHANGED(Icon.DIFF_CHANGED, ReportMessages.Compare_changed),
    ONLY_A(Icon.DIFF_ONLY_A, ReportMessages.Compare_onlyA),
    ONLY_B(Icon.DIFF_ONLY_B, ReportMessages.Compare_onlyB);

    private final Icon icon;
    private final String word;

    Likeness(Icon icon, String word) {
        this.icon = icon;
        this.word = word;
    }

    static Likeness of(ComparedProperty property) {
        if (property.isSame()) {
            return SAME;
        }
        if (property.a().isEmpty()) {
            return ONLY_B;
        }
        return property.b().isEmpty() ? ONLY_A : CHANGED;
    }

    /** What holds for a row with others below it: what all of them are, or else that something changed. */
    static Likeness of(List<ComparedProperty> properties) {
        List<Likeness> all = properties.stream().map(Likeness::of).distinct().toList();
        return all.size() == 1 ? all.getFirst() : CHANGED;
    }

    Icon icon() {
        return icon;
    }

    String word() {
        return word;
    }
}
