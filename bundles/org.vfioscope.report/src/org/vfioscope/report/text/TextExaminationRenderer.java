package org.vfioscope.report.text;

import java.util.Locale;
import org.vfioscope.model.host.Finding;
import org.vfioscope.report.Examination;
import org.vfioscope.report.ExaminationRenderer;

/** A line a finding; below those that are not as they should be, what they mean and, to be pasted, the command that mends them. */
public final class TextExaminationRenderer implements ExaminationRenderer {

    @Override
    public String render(Examination examination) {
        TextPage page = new TextPage();
        for (Examination.Subject subject : examination.subjects()) {
            page.line(0, subject.name());
            subject.findings().forEach(finding -> finding(page, finding));
            page.blank();
        }
        page.line(0, examination.isFine() ? "Nothing hinders VFIO." : "What is marked as an error hinders VFIO.");
        return page.toString();
    }

    private static void finding(TextPage page, Finding finding) {
        page.line(1, "%-8s %s".formatted(finding.severity().name().toLowerCase(Locale.ROOT), finding.title()));
        if (finding.severity() == Finding.Severity.OK) {
            return;
        }
        page.line(3, finding.detail());
        // a command stays in one line, whatever its length: it is to be pasted
        finding.command().ifPresent(command -> {
            page.line(3, "As root:");
            page.row("                " + command);
        });
    }
}
