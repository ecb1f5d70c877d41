package org.vfioscope.ui.internal.views;

/** A view with a filter line. */
public interface Filterable {

    /** Gives the keyboard to the filter line. */
    void focusFilter();
}
