package org.vfioscope.report;

import java.util.List;
import org.vfioscope.model.host.Finding;

/**
 * What was found when the host, and a device where one was asked for, was examined.
 *
 * @param generator the product and its version, such as {@code Vfioscope 0.1.0}
 * @param subjects the host first
 */
public record Examination(String generator, List<Subject> subjects) {

    /** Keeps an own copy. */
    public Examination {
        subjects = List.copyOf(subjects);
    }

    /**
     * What was examined.
     *
     * @param name {@code host}, or the device's name
     * @param findings in the order of examination
     */
    public record Subject(String name, List<Finding> findings) {

        /** Keeps an own copy. */
        public Subject {
            findings = List.copyOf(findings);
        }
    }

    /** {@return whether nothing was found that does not work} */
    public boolean isFine() {
        return subjects.stream()
                .flatMap(subject -> subject.findings().stream())
                .noneMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    }
}
