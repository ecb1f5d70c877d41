package org.vfioscope.ui.internal.views;

/** A view that can be told to show one of its rows. */
public interface Revealing {

    /**
     * Selects a row, with everything above it expanded; does nothing where there is no such row.
     *
     * @param key the row's key
     */
    void reveal(String key);
}
