package org.vfioscope.ui.internal.host;

import java.util.List;
import java.util.Optional;
import org.vfioscope.model.host.Finding;

/**
 * What an examination gave.
 *
 * @param subject what was examined, as the key of its row
 * @param title the same for people
 * @param findings what was found, in the order of examination
 * @param remark why there is not more, such as that it could not be examined; empty where it was
 */
record Examined(String subject, String title, List<Finding> findings, Optional<String> remark) {

    /** Keeps an own copy. */
    Examined {
        findings = List.copyOf(findings);
    }

    /** {@return how many findings are of a severity} */
    long count(Finding.Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
