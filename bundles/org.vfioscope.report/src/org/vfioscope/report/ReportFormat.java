package org.vfioscope.report;

import java.util.function.Supplier;

/**
 * A form that reports can take.
 *
 * @param id the word that chooses it, such as {@code json}; lower-case letters, digits and hyphens
 * @param label its name for people, such as {@code Markdown}
 * @param purpose what it is for, half a sentence; empty where that is not known
 * @param extension the ending of its files without the dot, such as {@code md}
 * @param text whether its documents are text, so that they can be written to a terminal
 * @param renderer makes its renderer; throws IllegalStateException, with the reason, where that cannot be made
 */
public record ReportFormat(
        String id, String label, String purpose, String extension, boolean text, Supplier<ReportRenderer> renderer) {}
