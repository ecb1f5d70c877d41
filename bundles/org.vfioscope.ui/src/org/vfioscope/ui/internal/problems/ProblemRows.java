package org.vfioscope.ui.internal.problems;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.model.host.Finding.Severity;
import org.vfioscope.ui.internal.HostMessages;
import org.vfioscope.ui.internal.ProblemMessages;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.rows.Icon;
import org.vfioscope.ui.internal.rows.TreeRow;

/** The rows of the Problems view. Columns: severity, device, problem, remedy, since, cause. */
final class ProblemRows {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private ProblemRows() {}

    /**
     * The rows, in the order given.
     *
     * @param simulated tells of a device's name whether nothing real stands behind it
     */
    static List<TreeRow> of(List<Problem> problems, Predicate<String> simulated, ZoneId zone) {
        return problems.stream().map(problem -> row(problem, simulated, zone)).toList();
    }

    private static TreeRow row(Problem problem, Predicate<String> simulated, ZoneId zone) {
        String word = word(problem.severity());
        String since =
                problem.since().map(time -> TIME.format(time.atZone(zone))).orElse("");
        String device = problem.device().isEmpty()
                ? ProblemMessages.Host
                : problem.device() + (simulated.test(problem.device()) ? TreeRow.SIMULATED_MARK : "");
        return new TreeRow(
                problem.key(),
                List.of(word, device, problem.what(), problem.remedy(), since, problem.why()),
                NLS.bind(
                        ProblemMessages.Tooltip,
                        new Object[] {word, device, problem.what(), problem.why(), problem.remedy(), since}),
                switch (problem.severity()) {
                    case OK -> Icon.FINDING_OK;
                    case NOTE -> Icon.FINDING_NOTE;
                    case WARNING -> Icon.FINDING_WARNING;
                    case ERROR -> Icon.FINDING_ERROR;
                },
                Optional.empty(),
                false,
                new Target.Nothing(),
                List.of());
    }

    private static String word(Severity severity) {
        return switch (severity) {
            case OK -> HostMessages.Doctor_severityOk;
            case NOTE -> HostMessages.Doctor_severityNote;
            case WARNING -> HostMessages.Doctor_severityWarning;
            case ERROR -> HostMessages.Doctor_severityError;
        };
    }
}
