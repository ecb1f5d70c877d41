package org.vfioscope.ui.internal.tree;

/**
 * A column of a tree.
 *
 * @param title its heading
 * @param weight its share of the width that is left over
 * @param minimum the width below which it does not shrink, in characters of the tree's font
 */
public record ColumnSpec(String title, int weight, int minimum) {}
