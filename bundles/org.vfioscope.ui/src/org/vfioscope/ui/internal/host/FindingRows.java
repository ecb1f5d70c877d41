package org.vfioscope.ui.internal.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.model.host.Finding;
import org.vfioscope.ui.internal.HostMessages;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.rows.Icon;
import org.vfioscope.ui.internal.rows.TreeRow;

/** The rows of the Doctor view: what was examined, and each finding. Columns: severity, finding, detail, command. */
final class FindingRows {

    private FindingRows() {}

    static List<TreeRow> of(List<Examined> all) {
        return all.stream().map(FindingRows::examined).toList();
    }

    /** The key of a finding's row. */
    static String key(Examined examined, int number) {
        return examined.subject() + "/" + number;
    }

    private static TreeRow examined(Examined examined) {
        List<TreeRow> children = new ArrayList<>();
        for (int i = 0; i < examined.findings().size(); i++) {
            children.add(finding(key(examined, i), examined.findings().get(i)));
        }
        examined.remark().ifPresent(remark -> children.add(remark(examined, remark)));
        String summary = NLS.bind(
                HostMessages.Doctor_summary,
                Long.toString(examined.count(Finding.Severity.ERROR)),
                Long.toString(examined.count(Finding.Severity.WARNING)));
        return row(
                examined.subject(),
                List.of(examined.title(), summary, "", ""),
                examined.title() + "\n" + summary,
                examined.subject().startsWith(Examination.HOST) ? Icon.PROVIDER : Icon.DEVICE,
                children);
    }

    private static TreeRow finding(String key, Finding finding) {
        String command = finding.command().orElse("");
        return row(
                key,
                List.of(word(finding.severity()), finding.title(), oneLine(finding.detail()), oneLine(command)),
                String.join(
                                "\n",
                                NLS.bind(HostMessages.Doctor_finding, word(finding.severity()), finding.title()),
                                finding.detail(),
                                command)
                        .strip(),
                switch (finding.severity()) {
                    case OK -> Icon.FINDING_OK;
                    case NOTE -> Icon.FINDING_NOTE;
                    case WARNING -> Icon.FINDING_WARNING;
                    case ERROR -> Icon.FINDING_ERROR;
                },
                List.of());
    }

    private static TreeRow remark(Examined examined, String remark) {
        boolean nothing = examined.findings().isEmpty();
        return row(
                examined.subject() + "/remark",
                List.of("", remark, "", ""),
                remark,
                nothing ? Icon.NOTE : Icon.FINDING_WARNING,
                List.of());
    }

    private static TreeRow row(String key, List<String> cells, String tooltip, Icon icon, List<TreeRow> children) {
        return new TreeRow(key, cells, tooltip, icon, Optional.empty(), false, new Target.Nothing(), children);
    }

    /** The severity in a word. */
    static String word(Finding.Severity severity) {
        return switch (severity) {
            case OK -> HostMessages.Doctor_severityOk;
            case NOTE -> HostMessages.Doctor_severityNote;
            case WARNING -> HostMessages.Doctor_severityWarning;
            case ERROR -> HostMessages.Doctor_severityError;
        };
    }

    /** A cell shows one line; the whole text is in the tooltip and below the tree. */
    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\n\\s*", "; ");
    }
}
