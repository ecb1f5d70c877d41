package org.vfioscope.report.html;

/**
 * A line of a table of two columns.
 *
 * @param label what it is about
 * @param value what there is to say
 */
public record Row(String label, String value) {}
