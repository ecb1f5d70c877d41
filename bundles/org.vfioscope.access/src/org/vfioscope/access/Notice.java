package org.vfioscope.access;

/**
 * Something the user should know although the work goes on.
 *
 * @param text the warning, one sentence
 */
public record Notice(String text) {}
