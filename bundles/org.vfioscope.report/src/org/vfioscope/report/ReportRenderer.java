package org.vfioscope.report;

/** Turns a report into one of its forms. An implementation keeps no state and is safe for any thread. */
public interface ReportRenderer {

    /**
     * Renders a report. The same report gives the same characters every time, on every machine.
     *
     * @param report the report
     * @return the whole document, its last line ended by a line feed
     */
    String render(Report report);
}
