package org.vfioscope.ui.internal.properties;

/**
 * A line of the Properties view.
 *
 * @param group what it belongs to
 * @param name what it is
 * @param value what it says
 */
record Fact(String group, String name, String value) {}
